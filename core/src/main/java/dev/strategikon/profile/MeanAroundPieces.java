package dev.strategikon.profile;

/**
 * The pieces of the mean of the values nearest to a centre, which is itself a mean of middle ranks.
 *
 * <p>The kept values have consecutive ranks. While u is between two honest values, the order is
 * constant and the centre c is linear in u. The window then moves from rank s where x_(s) + x_(s +
 * keep) = 2c, which is a linear equation in u. So the honest values and the roots of these
 * equations divide the line of u into pieces on which the window is constant. The window of a piece
 * is found at an interior point ({@link NearestWindow}).
 */
final class MeanAroundPieces extends ColumnPieces {
  private final int honest;
  private final int copies;
  private final int trimmed;
  private final int keep;
  private final int m;
  private final double[] roots;
  private final NearestWindow window;
  private double[] sorted;

  /** Creates the memory for one thread; see {@link NearestWindow}. */
  MeanAroundPieces(int honest, int copies, int trimmed, int keep) {
    super((honest + 1) * (honest + copies - keep + 1));
    this.honest = honest;
    this.copies = copies;
    this.trimmed = trimmed;
    this.keep = keep;
    this.m = honest + copies;
    this.roots = new double[m - keep + 1];
    this.window = new NearestWindow(honest, copies, trimmed, keep);
  }

  @Override
  void set(double[] values, ColumnOrder order, double from, double to) {
    this.sorted = values;
    window.set(values, order);
    boolean hasPiece = false;
    for (int below = 0; below <= honest; below++) {
      double lo = below == 0 ? Double.NEGATIVE_INFINITY : values[below - 1];
      double hi = below == honest ? Double.POSITIVE_INFINITY : values[below];
      if (lo == hi || hi < from || lo > to) {
        continue;
      }
      int found = findRoots(below, lo, hi);
      double left = lo;
      for (int k = 0; k <= found; k++) {
        double right = k == found ? hi : roots[k];
        if (left < right) {
          window.find(interior(left, right), below);
          double offset = window.keptSum() / keep;
          double slope = (double) window.keptCopies() / keep;
          if (hasPiece) {
            add(left, offset, slope);
          } else {
            begin(offset, slope);
            hasPiece = true;
          }
          left = right;
        }
      }
    }
  }

  /** Returns a number between two others, which may be infinite. */
  private static double interior(double lo, double hi) {
    if (lo == Double.NEGATIVE_INFINITY) {
      return hi == Double.POSITIVE_INFINITY ? 0 : hi - Math.abs(hi) - 1;
    }
    return hi == Double.POSITIVE_INFINITY ? lo + Math.abs(lo) + 1 : lo + (hi - lo) / 2;
  }

  /**
   * Finds the u in (lo, hi) at which the window may move, ascending, while {@code below} honest
   * values are below u. Returns their number.
   */
  private int findRoots(int below, double lo, double hi) {
    double constant = 0;
    int moving = 0;
    for (int k = trimmed; k < m - trimmed; k++) {
      if (k >= below && k < below + copies) {
        moving++;
      } else {
        constant += window.honestValue(k, below);
      }
    }
    int ranks = m - 2 * trimmed;
    int found = 0;
    // The sums of pairs ascend with the rank at every u, and each is linear. So those that pass 2c
    // are between the window's first ranks at both ends; rounding may hide one more.
    boolean endless = lo == Double.NEGATIVE_INFINITY || hi == Double.POSITIVE_INFINITY;
    int atLo = endless ? 0 : window.start(lo, below);
    int atHi = endless ? m - keep : window.start(hi, below);
    int end = Math.min(m - keep, Math.max(atLo, atHi) + 1);
    for (int s = Math.max(0, Math.min(atLo, atHi) - 1); s < end; s++) {
      boolean lowMoves = s >= below && s < below + copies;
      boolean highMoves = s + keep >= below && s + keep < below + copies;
      double fixed =
          (lowMoves ? 0 : window.honestValue(s, below))
              + (highMoves ? 0 : window.honestValue(s + keep, below));
      // fixed + e·u = 2·(constant + moving·u)/ranks, where e of the two values are u
      double slope = (lowMoves ? 1 : 0) + (highMoves ? 1 : 0) - 2.0 * moving / ranks;
      double root = (2 * constant / ranks - fixed) / slope;
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

  @Override
  double at(double u) {
    int below = 0;
    while (below < honest && sorted[below] <= u) {
      below++;
    }
    window.find(u, below);
    return (window.keptSum() + window.keptCopies() * u) / keep;
  }

  @Override
  boolean isContinuous() {
    return false;
  }
}
