package dev.strategikon.reproduce;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether two sequences of numbers go together. */
final class Trend {
  private Trend() {}

  /**
   * Returns Spearman's rank correlation: 1 if one sequence grows where the other does, −1 if it
   * falls there. Equal values have their mean rank.
   *
   * @return NaN for fewer than two values, or if all of a sequence are equal
   */
  static double spearman(double[] x, double[] y) {
    double[] ranksOfX = ranks(x);
    double[] ranksOfY = ranks(y);
    double centre = (x.length - 1) / 2.0;
    double product = 0;
    double squaresOfX = 0;
    double squaresOfY = 0;
    for (int i = 0; i < x.length; i++) {
      product += (ranksOfX[i] - centre) * (ranksOfY[i] - centre);
      squaresOfX += (ranksOfX[i] - centre) * (ranksOfX[i] - centre);
      squaresOfY += (ranksOfY[i] - centre) * (ranksOfY[i] - centre);
    }
    double squares = squaresOfX * squaresOfY;
    return squares == 0 ? Double.NaN : product / Math.sqrt(squares);
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
