package dev.strategikon.geometry;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import java.util.List;

/**
 * Sums of products and of squared differences in double, for the rare vectors whose sums leave
 * float's range. They take one pass over the data for each pair.
 *
 * @param dimension the number of coordinates here: d, or a shard's own
 * @param compute threads and shard
 */
record WideSums(int dimension, Compute compute) {
  /** Two vectors. */
  @SuppressWarnings("ArrayRecordComponent") // They are the caller's, and never compared.
  record Pair(float[] a, float[] b) {}

  /** Sums over one block. */
  @FunctionalInterface
  private interface BlockSum {
    double of(Pair pair, int from, int to);
  }

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

  /**
   * Returns ⟨a, b⟩ of several pairs.
   *
   * @return one number for each pair; on a shard those of the whole vectors
   */
  double[] products(List<Pair> pairs) {
    return sums(
        pairs,
        (pair, from, to) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            sum += (double) pair.a[j] * pair.b[j];
          }
          return sum;
        });
  }

  /** Returns ⟨a − c, b − c⟩ of several pairs; null is the origin. */
  double[] products(List<Pair> pairs, float[] c) {
    return sums(
        pairs,
        (pair, from, to) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            sum += difference(pair.a, c, j) * difference(pair.b, c, j);
          }
          return sum;
        });
  }

  private static double difference(float[] a, float[] c, int j) {
    return a == null ? -(double) c[j] : (double) a[j] - c[j];
  }

  /** Returns ‖a − b‖² of several pairs. */
  double[] squaredDistances(List<Pair> pairs) {
    return sums(
        pairs,
        (pair, from, to) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            double difference = (double) pair.a[j] - pair.b[j];
            sum += difference * difference;
          }
          return sum;
        });
  }

  /** All pairs in one pass over the blocks. */
  private double[] sums(List<Pair> pairs, BlockSum sum) {
    if (pairs.isEmpty()) {
      return new double[0];
    }
    return Blocks.sum(
        dimension,
        pairs.size(),
        compute,
        (from, to, leaf) -> {
          for (int k = 0; k < leaf.length; k++) {
            leaf[k] = sum.of(pairs.get(k), from, to);
          }
        });
  }
}
