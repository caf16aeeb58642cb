package dev.strategikon.profile;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A profile that has no exact pieces: a grid, made finer around changes of sign and around its
 * lowest points. What is narrower than the grid may be missed.
 */
final class GridProfile {
  /** Numbers looked at together; so many passes over the data become one. */
  private static final int BATCH = 15;

  /** So near to the lowest value, the last of the grid is the lowest: the rest is rounding. */
  private static final double FLAT = 1e-6;

  private final UnaryOperator<double[]> products;
  private final double precision;

  private GridProfile(UnaryOperator<double[]> products, double precision) {
    this.products = products;
    this.precision = precision;
  }

  /**
   * Looks at a function.
   *
   * @param products its values at several t at once
   * @param grid where to begin
   */
  static LineProfile profile(UnaryOperator<double[]> products, LogGrid grid, double[] asked) {
    // A dear function is not known to all digits either: it comes from floats.
    GridProfile refined = new GridProfile(products, grid.equals(LogGrid.FINE) ? 1e-15 : 1e-7);
    double[] all =
        DoubleStream.concat(Arrays.stream(grid.numbers()), Arrays.stream(asked))
            .distinct()
            .sorted()
            .toArray();
    double[] values = products.apply(all);
    double[] askedValues = new double[asked.length];
    for (int k = 0; k < asked.length; k++) {
      askedValues[k] = values[Arrays.binarySearch(all, asked[k])];
    }
    int first = 0;
    while (!(all[first] > 0)) {
      first++;
    }
    return refined.profile(
        Arrays.copyOfRange(all, first, all.length),
        Arrays.copyOfRange(values, first, all.length),
        askedValues);
  }

  private LineProfile profile(double[] ts, double[] values, double[] askedValues) {
    int n = ts.length;
    ProfileBuilder profile = new ProfileBuilder();
    double begin = 0;
    for (int k = 0; k < n; k++) {
      profile.addValue(ts[k], values[k]);
    }
    double[] deepest = deepest(ts, values);
    profile.addValue(deepest[0], deepest[1]);
    for (int k = 0; k < n; k++) {
      boolean isNegative = values[k] < 0;
      double end =
          k == n - 1
              ? Double.POSITIVE_INFINITY
              : isNegative == values[k + 1] < 0 ? ts[k + 1] : root(ts[k], ts[k + 1], isNegative);
      if (deepest[0] > ts[k] && deepest[0] < end && !isNegative && deepest[1] < 0) {
        // A dip that the grid did not show.
        double left = root(ts[k], deepest[0], false);
        double right = root(deepest[0], end, true);
        profile.addSpan(left, right, true);
      }
      profile.addSpan(begin, end, isNegative);
      begin = end;
    }
    Infimum infimum = infimum(profile.infimum(), ts, values);
    return new LineProfile(askedValues, profile.breaks(), infimum, false);
  }

  /** Where the last decades still fall in proportion to t, the limit is −∞. */
  private static Infimum infimum(Infimum finite, double[] ts, double[] values) {
    int n = ts.length;
    double last = values[n - 1];
    int before = n - 1;
    while (before > 0 && ts[before] > ts[n - 1] / 50) {
      before--;
    }
    if (last < 0 && last < 10 * values[before]) {
      return new Infimum(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }
    return last <= finite.value() + FLAT * Math.abs(last) && last < values[0]
        ? new Infimum(Double.POSITIVE_INFINITY, last)
        : finite;
  }

  /** Where the sign changes between two t. */
  private double root(double low, double high, boolean lowIsNegative) {
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

  private static double[] between(double lo, double hi) {
    double factor = Math.pow(hi / lo, 1.0 / (BATCH + 1));
    double[] between = new double[BATCH];
    for (int k = 0; k < BATCH; k++) {
      between[k] = lo * Math.pow(factor, k + 1);
    }
    return Arrays.stream(between).filter(t -> t > lo && t < hi).distinct().toArray();
  }

  /** The lowest point, made finer around the lowest of the grid. */
  private double[] deepest(double[] ts, double[] values) {
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
    return new double[] {at, least};
  }
}
