package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.random.Draws;
import java.util.Arrays;

/** A random sample of the coordinates, each subset with the same probability. */
final class SampledColumns {
  private SampledColumns() {}

  /**
   * Draws a sample.
   *
   * @param vectors m × d; on a shard its own coordinates
   * @param count how many of all d coordinates; all of them if there are no more
   * @return those that are here, counted from 0 here, ascending
   */
  static int[] draw(Gradients vectors, int count, Draws draws, Compute compute) {
    Shard shard = compute.shard();
    int own = vectors.dimension();
    int d = shard.dimension(own);
    return Arrays.stream(draws.subset(d, Math.min(d, count)))
        .map(j -> j - shard.from())
        .filter(j -> j >= 0 && j < own)
        .toArray();
  }

  /**
   * Returns the vectors on a sample's coordinates, those of all shards.
   *
   * @param columns those that are here
   * @return m × s, the same on all shards
   */
  static Gradients of(Gradients vectors, int[] columns, Compute compute) {
    float[][] rows = new float[vectors.count()][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = vectors.row(i);
      double[] all =
          compute.shard().concat(Arrays.stream(columns).mapToDouble(j -> row[j]).toArray());
      rows[i] = new float[all.length];
      for (int k = 0; k < all.length; k++) {
        rows[i][k] = (float) all[k];
      }
    }
    return Gradients.of(rows);
  }
}
