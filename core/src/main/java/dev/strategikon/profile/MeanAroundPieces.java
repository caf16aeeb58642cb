package dev.strategikon.profile;

import java.util.Arrays;

/**
 * The pieces of the mean of the values nearest to a centre, which is itself a mean of middle ranks.
 *
 * <p>The kept values are neighbours in order. Between two honest values the order is constant and
 * the centre c linear in u; the window moves on from rank s where x_(s) + x_(s + keep) = 2c, a
 * linear equation in u. So the honest values and the roots of these equations cut the line of u
 * into pieces on which the window is constant; which it is, is asked in the middle of each.
 */
final class MeanAroundPieces extends ColumnPieces {
  private final int honest;
  private final int copies;
  private final int trimmed;
  private final int keep;
  private final int m;
  private final double[] roots;
  private double[] sorted;
  private int[] indices;

  /** What {@link #window} found: the sum of the honest values kept, and how many copies of u. */
  private double keptSum;

  private int keptCopies;

  MeanAroundPieces(int honest, int copies, int trimmed, int keep) {
    super((honest + 1) * (honest + copies - keep + 1));
    this.honest = honest;
    this.copies = copies;
    this.trimmed = trimmed;
    this.keep = keep;
    this.m = honest + copies;
    this.roots = new double[m - keep + 1];
  }

  @Override
  void set(double[] values, int[] order, double from, double to) {
    this.sorted = values;
    this.indices = order;
    double[] cut = roots;
    boolean begun = false;
    for (int below = 0; below <= honest; below++) {
      double lo = below == 0 ? Double.NEGATIVE_INFINITY : values[below - 1];
      double hi = below == honest ? Double.POSITIVE_INFINITY : values[below];
      if (lo == hi || hi < from || lo > to) {
        continue;
      }
      int found = roots(below, lo, hi);
      double left = lo;
      for (int k = 0; k <= found; k++) {
        double right = k == found ? hi : cut[k];
        if (left < right) {
          window(inside(left, right), below);
          double offset = keptSum / keep;
          double slope = (double) keptCopies / keep;
          if (begun) {
            add(left, offset, slope);
          } else {
            begin(offset, slope);
            begun = true;
          }
          left = right;
        }
      }
    }
  }

  private static double inside(double lo, double hi) {
    if (lo == Double.NEGATIVE_INFINITY) {
      return hi == Double.POSITIVE_INFINITY ? 0 : hi - Math.abs(hi) - 1;
    }
    return hi == Double.POSITIVE_INFINITY ? lo + Math.abs(lo) + 1 : lo + (hi - lo) / 2;
  }

  /** Where the window may move while {@code below} honest values lie below u; sorted. */
  private int roots(int below, double lo, double hi) {
    double constant = 0;
    int moving = 0;
    for (int k = trimmed; k < m - trimmed; k++) {
      if (k >= below && k < below + copies) {
        moving++;
      } else {
        constant += value(k, below);
      }
    }
    int ranks = m - 2 * trimmed;
    int found = 0;
    for (int s = 0; s + keep < m; s++) {
      boolean lowMoves = s >= below && s < below + copies;
      boolean highMoves = s + keep >= below && s + keep < below + copies;
      double still = (lowMoves ? 0 : value(s, below)) + (highMoves ? 0 : value(s + keep, below));
      // still + e·u = 2·(constant + moving·u)/ranks
      double slope = (lowMoves ? 1 : 0) + (highMoves ? 1 : 0) - 2.0 * moving / ranks;
      double root = (2 * constant / ranks - still) / slope;
      if (root > lo && root < hi) {
        int at = found++;
        for (; at > 0 && roots[at - 1] > root; at--) {
          roots[at] = roots[at - 1];
        }
        roots[at] = root;
      }
    }
    return found;
  }

  /** The honest value of rank k, where u has other ranks. */
  private double value(int k, int below) {
    return sorted[k < below ? k : k - copies];
  }

  /** The value of rank k. */
  private double ranked(int k, int below, double u) {
    return k >= below && k < below + copies ? u : value(k, below);
  }

  /** Finds what is kept for a u with so many honest values below it, as the rule does. */
  private void window(double u, int below) {
    double centre = 0;
    for (int k = trimmed; k < m - trimmed; k++) {
      centre += ranked(k, below, u);
    }
    centre /= m - 2 * trimmed;
    double both = 0;
    int first = 0;
    for (; first + keep < m; first++) {
      both = ranked(first, below, u) + ranked(first + keep, below, u);
      if (!(both < 2 * centre)) {
        break;
      }
    }
    int end = first + keep;
    if (end < m && both == 2 * centre && ranked(first, below, u) != ranked(end, below, u)) {
      byIndex(u, centre);
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

  /** The definition word by word: a tie goes to the lower index, and the honest come first. */
  private void byIndex(double u, double centre) {
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

  @Override
  double at(double u) {
    int below = 0;
    while (below < honest && sorted[below] <= u) {
      below++;
    }
    window(u, below);
    return (keptSum + keptCopies * u) / keep;
  }

  @Override
  boolean isContinuous() {
    return false;
  }
}
