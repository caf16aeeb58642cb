package dev.strategikon.slow;

import java.util.stream.IntStream;

/** Krum's scores, for the rules that use them. */
final class KrumDistances {
  private KrumDistances() {}

  /** Returns Σ ‖x_i − x_j‖² over the nearest j other than i, for each i. */
  static double[] scores(double[][] x, int neighbours) {
    return scores(x, neighbours, 1);
  }

  /** Returns Σ (‖x_i − x_j‖²)^power over the nearest j other than i, for each i. */
  static double[] scores(double[][] x, int neighbours, double power) {
    int m = x.length;
    int count = Math.max(0, Math.min(m - 1, neighbours));
    double[] scores = new double[m];
    for (int i = 0; i < m; i++) {
      int self = i;
      double[] distances =
          IntStream.range(0, m)
              .filter(j -> j != self)
              .mapToDouble(j -> Doubles.squaredDistance(x[self], x[j]))
              .sorted()
              .toArray();
      for (int n = 0; n < count; n++) {
        scores[i] += Math.pow(distances[n], power);
      }
    }
    return scores;
  }

  /** Returns how many neighbours count: those that are given, or else m − q − 2. */
  static int neighbours(int m, Given given) {
    return given.arguments().countOr("neighbours", "m-q-2").orElse(m - given.q() - 2);
  }
}
