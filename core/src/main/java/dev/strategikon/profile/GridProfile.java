package dev.strategikon.profile;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The profile of a rule without exact pieces. It is evaluated on a grid, which is refined around
 * changes of sign and around the lowest point. An interval narrower than the grid may be missed.
 */
final class GridProfile {
  /** If the last value is this near to the lowest one, it is the infimum: the rest is rounding. */
  private static final double FLAT = 1e-6;

  private final GridRefinement refinement;

  private GridProfile(GridRefinement refinement) {
    this.refinement = refinement;
  }

  /**
   * Computes the profile.
   *
   * @param products ⟨r, A⟩ at several t at once
   * @param grid the first grid
   * @param requested the t at which values are requested, of any sign
   */
  static LineProfile profile(UnaryOperator<double[]> products, LogGrid grid, double[] requested) {
    // A function that costs an aggregation has the precision of floats only.
    double precision = grid.equals(LogGrid.FINE) ? 1e-15 : 1e-7;
    double[] all =
        DoubleStream.concat(Arrays.stream(grid.numbers()), Arrays.stream(requested))
            .distinct()
            .sorted()
            .toArray();
    double[] values = products.apply(all);
    double[] requestedValues = new double[requested.length];
    for (int k = 0; k < requested.length; k++) {
      requestedValues[k] = values[Arrays.binarySearch(all, requested[k])];
    }
    int first = 0;
    while (!(all[first] > 0)) {
      first++;
    }
    return new GridProfile(new GridRefinement(products, precision))
        .profile(
            Arrays.copyOfRange(all, first, all.length),
            Arrays.copyOfRange(values, first, all.length),
            requestedValues);
  }

  private LineProfile profile(double[] ts, double[] values, double[] requestedValues) {
    int n = ts.length;
    ProfileBuilder profile = new ProfileBuilder();
    double begin = 0;
    for (int k = 0; k < n; k++) {
      profile.addValue(ts[k], values[k]);
    }
    Infimum lowest = refinement.lowest(ts, values);
    profile.addValue(lowest.t(), lowest.value());
    for (int k = 0; k < n; k++) {
      boolean isNegative = values[k] < 0;
      double end = Double.POSITIVE_INFINITY;
      if (k < n - 1) {
        end =
            isNegative == values[k + 1] < 0
                ? ts[k + 1]
                : refinement.root(ts[k], ts[k + 1], isNegative);
      }
      if (lowest.t() > ts[k] && lowest.t() < end && !isNegative && lowest.value() < 0) {
        // A negative interval between two positive values of the grid.
        double left = refinement.root(ts[k], lowest.t(), false);
        double right = refinement.root(lowest.t(), end, true);
        profile.addSpan(left, right, true);
      }
      profile.addSpan(begin, end, isNegative);
      begin = end;
    }
    Infimum infimum = infimum(profile.infimum(), ts, values);
    return new LineProfile(requestedValues, profile.breaks(), infimum, false);
  }

  /** Returns the infimum. It is −∞ if the last decades of the grid fall in proportion to t. */
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
}
