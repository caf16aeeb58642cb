package dev.strategikon.slow;

import java.util.Arrays;

/** q times, the vector farthest from the mean of the rest is removed; the mean of the others. */
public final class SlowFaba implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[][] left = x;
    for (int removed = 0; removed < given.q(); removed++) {
      double[] mean = Doubles.mean(left);
      double[] distances =
          Arrays.stream(left).mapToDouble(a -> Doubles.squaredDistance(a, mean)).toArray();
      int[] near = Choices.smallest(distances, left.length - 1);
      Arrays.sort(near);
      left = Doubles.rows(left, near);
    }
    return Doubles.mean(left);
  }
}
