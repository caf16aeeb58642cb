package dev.strategikon.reproduce;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Measures of whether a sequence of numbers grows. */
final class Trend {
  private Trend() {}

  /**
   * Returns Spearman's rank correlation of values with their positions: 1 if they are increasing,
   * −1 if they are decreasing. Equal values have their mean rank.
   *
   * @return NaN for fewer than two values, or if all are equal
   */
  static double spearman(double[] values) {
    double[] ranks = ranks(values);
    double centre = (values.length - 1) / 2.0;
    double product = 0;
    double squares = 0;
    double orderSquares = 0;
    for (int i = 0; i < values.length; i++) {
      product += (i - centre) * (ranks[i] - centre);
      squares += (ranks[i] - centre) * (ranks[i] - centre);
      orderSquares += (i - centre) * (i - centre);
    }
    return squares == 0 ? Double.NaN : product / Math.sqrt(squares * orderSquares);
  }

  /** Returns the mean of the first third of the values, at least one. */
  static double firstThird(double[] values) {
    return mean(values, 0, third(values));
  }

  /** Returns the mean of the last third of the values, at least one. */
  static double lastThird(double[] values) {
    return mean(values, values.length - third(values), values.length);
  }

  private static int third(double[] values) {
    return Math.max(1, values.length / 3);
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(Double.NaN);
  }

  /** Returns the ranks, from 0. */
  private static double[] ranks(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(
            i -> {
              long below = Arrays.stream(values).filter(v -> v < values[i]).count();
              long equal = Arrays.stream(values).filter(v -> v == values[i]).count();
              return below + (equal - 1) / 2.0;
            })
        .toArray();
  }
}
