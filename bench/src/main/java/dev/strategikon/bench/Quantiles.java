package dev.strategikon.bench;

import java.util.Arrays;

/**
 * The quartiles of some numbers.
 *
 * @param median the median
 * @param low the lower quartile
 * @param high the upper quartile
 */
record Quantiles(double median, double low, double high) {
  static Quantiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
  }

  /** Returns the quartiles of a_i/b_i. */
  static Quantiles ofRatios(double[] a, double[] b) {
    double[] ratios = new double[a.length];
    Arrays.setAll(ratios, i -> a[i] / b[i]);
    return of(ratios);
  }

  /** Returns the least of some numbers. */
  static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  /** Returns the distance between the quartiles, as a share of the median. */
  double spread() {
    return (high - low) / median;
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
