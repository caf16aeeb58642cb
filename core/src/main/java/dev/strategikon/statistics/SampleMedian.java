package dev.strategikon.statistics;

import java.util.Arrays;

/** The median of a sample. */
public final class SampleMedian {
  private SampleMedian() {}

  /**
   * Returns the median: the middle value, or the mean of the two in the middle.
   *
   * @param values at least one, none NaN, only read
   * @return the median
   */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
