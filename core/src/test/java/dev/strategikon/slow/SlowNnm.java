package dev.strategikon.slow;

import java.util.Arrays;

/** y_i = the mean of the m − q vectors nearest to x_i, itself included. */
public final class SlowNnm implements SlowPreAggregator {
  @Override
  public double[][] map(double[][] x, Given given) {
    return Arrays.stream(x)
        .map(a -> meanOfNearest(x, a, x.length - given.q()))
        .toArray(double[][]::new);
  }

  static double[] meanOfNearest(double[][] x, double[] centre, int count) {
    double[] distances =
        Arrays.stream(x).mapToDouble(a -> Doubles.squaredDistance(a, centre)).toArray();
    return Choices.meanOfSmallest(x, distances, count);
  }
}
