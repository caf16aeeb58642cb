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
  private int[] indices;
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

  /** Takes a column: the honest values, ascending, and the index of each. */
  void set(double[] values, int[] order) {
    this.sorted = values;
    this.indices = order;
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
    double centre = 0;
    for (int k = trimmed; k < m - trimmed; k++) {
      centre += value(k, below, u);
    }
    centre /= m - 2 * trimmed;
    double both = 0;
    int first = 0;
    for (; first + keep < m; first++) {
      both = value(first, below, u) + value(first + keep, below, u);
      if (!(both < 2 * centre)) {
        break;
      }
    }
    int end = first + keep;
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
