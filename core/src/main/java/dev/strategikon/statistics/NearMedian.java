package dev.strategikon.statistics;

import java.util.Arrays;

/** Which numbers lie near the median of all, by their standard deviation. */
public final class NearMedian {
  /** The share of the largest number by which rounding of float arithmetic may move another. */
  private static final double ROUNDING = 1e-6;

  private NearMedian() {}

  /**
   * Returns the numbers whose score |a_i − median| / deviation is below a radius. A number that is
   * the median, as far as rounding lets it be seen, is near it, also where the deviation is 0. One
   * whose score is the radius, as far as rounding lets it be seen, is not.
   *
   * @param values at least one, none NaN, only read
   * @param radius above 0
   * @return for each number whether it is near, owned by the caller
   */
  public static boolean[] of(double[] values, double radius) {
    double median = SampleMedian.of(values);
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    double slack = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
      slack = Math.max(slack, ROUNDING * Math.abs(value));
    }
    double most = radius * Math.sqrt(squares / values.length);
    boolean[] near = new boolean[values.length];
    for (int i = 0; i < near.length; i++) {
      double gap = Math.abs(values[i] - median);
      near[i] = gap <= slack || gap + slack < most;
    }
    return near;
  }
}
