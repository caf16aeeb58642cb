package dev.strategikon.audit.limit;

import java.util.Arrays;

/** The smallest of some numbers. */
final class Smallest {
  private Smallest() {}

  /** Returns the sum of the smallest ones. */
  static double sum(double[] values, int count) {
    return Arrays.stream(values).sorted().limit(count).sum();
  }

  /** Returns the n-th smallest one, from 1; +∞ if there are fewer. */
  static double nth(double[] values, int n) {
    return n > values.length
        ? Double.POSITIVE_INFINITY
        : Arrays.stream(values).sorted().toArray()[n - 1];
  }
}
