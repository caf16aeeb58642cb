package dev.strategikon.profile;

import java.util.function.UnaryOperator;

/**
 * One half of a line, t &gt; 0, with the objective on it.
 *
 * @param line the half
 * @param values computes the objective at several t at once
 */
record HalfLine(Line line, UnaryOperator<double[]> values) {
  /** Evaluations of a finer grid. */
  private static final int FINER = 6;

  /**
   * Returns the lowest of several t, the first in a tie. NaN is never the lowest, unless all values
   * are NaN.
   */
  LineSearch best(double[] ts) {
    double[] found = values.apply(ts);
    int best = 0;
    for (int k = 1; k < ts.length; k++) {
      if (found[k] < found[best] || Double.isNaN(found[best])) {
        best = k;
      }
    }
    return new LineSearch(line, ts[best], found[best], false);
  }

  /**
   * Improves the lowest point of a coarse grid by finer grids around it.
   *
   * @param coarse the lowest point of the coarse grid
   * @param least the smallest t allowed
   * @param most the largest t allowed
   * @param count the number of t in the coarse grid
   * @param rounds how many finer grids
   */
  LineSearch refined(LineSearch coarse, double least, double most, int count, int rounds) {
    LineSearch best = coarse;
    double factor = Math.pow(most / least, 1.0 / (count - 1));
    for (int round = 0; round < rounds; round++) {
      double[] ts =
          grid(Math.max(least, best.t() / factor), Math.min(most, best.t() * factor), FINER);
      LineSearch finer = best(ts);
      best = finer.value() < best.value() ? finer : best;
      factor = Math.pow(factor, 0.4);
    }
    return best;
  }

  /** Returns {@code count} numbers from {@code least} to {@code most}, evenly spaced in the log. */
  static double[] grid(double least, double most, int count) {
    double[] ts = new double[count];
    for (int k = 0; k < count; k++) {
      ts[k] = Math.min(most, least * Math.pow(most / least, (double) k / (count - 1)));
    }
    return ts;
  }
}
