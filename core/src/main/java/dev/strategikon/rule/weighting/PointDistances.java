package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;

/** The distances of m vectors from one point, in one pass in double. */
final class PointDistances {
  private PointDistances() {}

  /**
   * Returns ‖x_i − p‖² for every i.
   *
   * @param vectors m × d, only read; on a shard its own coordinates
   * @param point p, d floats, only read; null for the origin
   * @param compute threads and shard
   */
  static double[] squared(Gradients vectors, float[] point, Compute compute) {
    int m = vectors.count();
    return Blocks.sum(
        vectors.dimension(),
        m,
        compute,
        (from, to, sums) -> {
          for (int i = 0; i < m; i++) {
            float[] row = vectors.row(i);
            double sum = 0;
            for (int j = from; j < to; j++) {
              double difference = (double) row[j] - (point == null ? 0 : point[j]);
              sum += difference * difference;
            }
            sums[i] = sum;
          }
        });
  }
}
