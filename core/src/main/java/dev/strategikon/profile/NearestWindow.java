package dev.strategikon.profile;

import java.util.Arrays;

/**
 * The window of the values nearest to a centre in one column, for a given value u of all attackers.
 * The kept values have consecutive ranks. The centre is the mean of the middle ranks. Holds one
 * column at a time; each thread needs its own.
 */
final class NearestWindow {
  private final int honest;
  private final int copies;
  private final int trimmed;
  private final int keep;
  private final int m;
  private double[] sorted;
  private ColumnOrder order;

  /** The first rank of the window. */
  private int first;

  private double keptSum;
  private int keptCopies;

  /**
   * Creates the memory for one thread.
   *
   * @param honest h, the number of honest values
   * @param copies how many times the column has u
   * @param trimmed the number of ranks that the centre leaves out on each side
   * @param keep the number of values in the window
   */
  NearestWindow(int honest, int copies, int trimmed, int keep) {
    this.honest = honest;
    this.copies = copies;
    this.trimmed = trimmed;
    this.keep = keep;
    this.m = honest + copies;
  }

  /** Takes a column: the honest values, ascending, and their order. */
  void set(double[] values, ColumnOrder order) {
    this.sorted = values;
    this.order = order;
  }

  /** Returns the sum of the honest values in the window that {@link #find} found. */
  double keptSum() {
    return keptSum;
  }

  /** Returns the number of copies of u in the window that {@link #find} found. */
  int keptCopies() {
    return keptCopies;
  }

  /** Returns the honest value of rank k, if {@code below} honest values are below u. */
  double honestValue(int k, int below) {
    return sorted[k < below ? k : k - copies];
  }

  /**
   * Returns the first rank of the window, where no two values are equally near to the centre.
   *
   * @param u the attackers' value
   * @param below the number of honest values below it
   */
  int start(double u, int below) {
    return start(u, below, centre(u, below));
  }

  private int start(double u, int below, double centre) {
    // The sums of pairs ascend with the rank, so the search may begin where the last one ended.
    int start = first;
    while (start > 0 && !(pair(start - 1, below, u) < 2 * centre)) {
      start--;
    }
    while (start + keep < m && pair(start, below, u) < 2 * centre) {
      start++;
    }
    return start;
  }

  private double centre(double u, int below) {
    double centre = 0;
    for (int k = trimmed; k < m - trimmed; k++) {
      centre += value(k, below, u);
    }
    return centre / (m - 2 * trimmed);
  }

  /** Returns the sum of the values that enter and leave the window when it moves on from a rank. */
  private double pair(int k, int below, double u) {
    return value(k, below, u) + value(k + keep, below, u);
  }

  /** Returns the value of rank k. */
  private double value(int k, int below, double u) {
    return k >= below && k < below + copies ? u : honestValue(k, below);
  }

  /**
   * Finds the window as the rule does.
   *
   * @param u the attackers' value
   * @param below the number of honest values below it
   */
  void find(double u, int below) {
    double centre = centre(u, below);
    first = start(u, below, centre);
    int end = first + keep;
    double both = end < m ? pair(first, below, u) : Double.NaN;
    if (end < m && both == 2 * centre && value(first, below, u) != value(end, below, u)) {
      findByIndex(u, centre);
      return;
    }
    double sum = 0;
    for (int k = first; k < Math.min(below, end); k++) {
      sum += sorted[k];
    }
    for (int k = Math.max(first, below + copies); k < end; k++) {
      sum += sorted[k - copies];
    }
    keptSum = sum;
    keptCopies = Math.max(0, Math.min(end, below + copies) - Math.max(first, below));
  }

  /**
   * Applies the definition literally: a tie goes to the lower index, and honest values are first.
   */
  private void findByIndex(double u, double centre) {
    double[] distances = new double[m];
    double[] values = new double[m];
    Arrays.fill(values, u);
    int[] indices = order.indices();
    for (int k = 0; k < honest; k++) {
      values[indices[k]] = sorted[k];
    }
    for (int i = 0; i < m; i++) {
      distances[i] = Math.abs(values[i] - centre);
    }
    double last = Arrays.stream(distances).sorted().toArray()[keep - 1];
    int ties = keep - (int) Arrays.stream(distances).filter(x -> x < last).count();
    keptSum = 0;
    keptCopies = 0;
    for (int i = 0; i < m; i++) {
      if (distances[i] < last || (distances[i] == last && ties-- > 0)) {
        keptSum += i < honest ? values[i] : 0;
        keptCopies += i < honest ? 0 : 1;
      }
    }
  }
}
