package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
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
    int d = compute.shard().dimension(vectors.dimension());
    return own(draws.subset(d, Math.min(d, count)), vectors, compute);
  }

  /** Returns those of some of all d coordinates that are here, counted from 0 here. */
  static int[] own(int[] columns, Gradients vectors, Compute compute) {
    int from = compute.shard().from();
    return Arrays.stream(columns)
        .map(j -> j - from)
        .filter(j -> j >= 0 && j < vectors.dimension())
        .toArray();
  }

  /**
   * Returns the vectors on a sample's coordinates, those of all shards.
   *
   * @param columns those that are here
   * @return m × s, the same on all shards
   */
  static Gradients of(Gradients vectors, int[] columns, Compute compute) {
    int m = vectors.count();
    double[] own = new double[m * columns.length];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < columns.length; k++) {
        own[i * columns.length + k] = vectors.row(i)[columns[k]];
      }
    }
    double[][] shards = compute.shard().gather(own);
    float[][] rows = new float[m][Arrays.stream(shards).mapToInt(all -> all.length / m).sum()];
    int from = 0;
    for (double[] shard : shards) {
      int count = shard.length / m;
      for (int k = 0; k < shard.length; k++) {
        rows[k / count][from + k % count] = (float) shard[k];
      }
      from += count;
    }
    return Gradients.of(rows);
  }
}
