package dev.strategikon.geometry;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;

/**
 * Sums of products and of squared differences in double, for the rare vectors whose sums leave
 * float's range. They take one pass over the data for each pair.
 *
 * @param dimension the number of coordinates here: d, or a shard's own
 * @param compute threads and shard
 */
record WideSums(int dimension, Compute compute) {
  /** A mean square below it may have lost terms to float's underflow. */
  private static final double UNDERFLOW = 1e-30;

  /**
   * Returns whether a sum of squares in float may be wrong: because terms underflowed, or because
   * it overflowed or is NaN.
   *
   * @param sumOfSquares the sum over all d coordinates
   */
  boolean isOutOfRange(double sumOfSquares) {
    int all = compute.shard().dimension(dimension);
    return !(sumOfSquares >= all * UNDERFLOW && sumOfSquares < Double.POSITIVE_INFINITY);
  }

  /** Returns ⟨a, b⟩. */
  double product(float[] a, float[] b) {
    return sum(
        (from, to, leaf) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            sum += (double) a[j] * b[j];
          }
          leaf[0] = sum;
        });
  }

  /** Returns ‖a − b‖². */
  double squaredDistance(float[] a, float[] b) {
    return sum(
        (from, to, leaf) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            double difference = (double) a[j] - b[j];
            sum += difference * difference;
          }
          leaf[0] = sum;
        });
  }

  private double sum(Blocks.Leaf leaf) {
    return Blocks.sum(dimension, 1, compute, leaf)[0];
  }
}
