package dev.strategikon.profile;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Refines a grid around a change of sign or around the lowest point. The function is evaluated at
 * several t at once, because that costs one pass over the data.
 *
 * @param products the function, at several t at once
 * @param precision the relative distance of two t at which refinement ends
 */
record GridRefinement(UnaryOperator<double[]> products, double precision) {
  /** Numbers evaluated together in one pass. */
  private static final int BATCH = 15;

  /**
   * Returns the t between two others at which the sign changes.
   *
   * @param lowIsNegative whether the function is negative at {@code low}
   */
  double root(double low, double high, boolean lowIsNegative) {
    double lo = low;
    double hi = high;
    while (hi > lo * (1 + precision)) {
      double[] between = between(lo, hi);
      if (between.length == 0) {
        break;
      }
      double[] values = products.apply(between);
      double newHi = hi;
      for (int k = 0; k < between.length; k++) {
        if (values[k] < 0 != lowIsNegative) {
          newHi = between[k];
          break;
        }
        lo = between[k];
      }
      hi = newHi;
    }
    return Math.sqrt(lo) * Math.sqrt(hi);
  }

  /**
   * Returns the lowest point near the lowest point of a grid.
   *
   * @param ts the grid, ascending
   * @param values the function on the grid
   */
  Infimum lowest(double[] ts, double[] values) {
    int lowest = 0;
    for (int k = 1; k < ts.length; k++) {
      lowest = values[k] < values[lowest] ? k : lowest;
    }
    double at = ts[lowest];
    double least = values[lowest];
    double lo = ts[Math.max(0, lowest - 1)];
    double hi = ts[Math.min(ts.length - 1, lowest + 1)];
    for (int round = 0; round < 12 && hi > lo * (1 + precision); round++) {
      double[] between = between(lo, hi);
      double[] found = products.apply(between);
      int best = -1;
      for (int k = 0; k < between.length; k++) {
        if (found[k] < least) {
          best = k;
          least = found[k];
          at = between[k];
        }
      }
      double factor = Math.pow(hi / lo, 1.0 / (BATCH + 1));
      if (best < 0 && hi / lo < 1 + 1e-3) {
        break;
      }
      lo = Math.max(lo, at / factor);
      hi = Math.min(hi, at * factor);
    }
    return new Infimum(at, least);
  }

  private static double[] between(double lo, double hi) {
    double factor = Math.pow(hi / lo, 1.0 / (BATCH + 1));
    double[] between = new double[BATCH];
    for (int k = 0; k < BATCH; k++) {
      between[k] = lo * Math.pow(factor, k + 1);
    }
    return Arrays.stream(between).filter(t -> t > lo && t < hi).distinct().toArray();
  }
}
