package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.LayerSizes;
import java.util.Arrays;

/**
 * The length of each vector in each layer, and the balance of its signs there.
 *
 * @param lengths for each layer the length of each vector's part
 * @param balances for each layer and vector (n₊ − n₋) / (n₊ + n₋), from −1 to 1, where n₊
 *     coordinates are positive and n₋ negative; 0 if all are 0
 */
record LayerFigures(double[][] lengths, double[][] balances) {
  /** For each vector and layer: the sum of squares, n₊ and n₋. */
  private static final int SUMS = 3;

  /**
   * Looks at all layers in one pass. A layer may begin inside of a block: a block's leaf has zeros
   * for the layers that are elsewhere.
   *
   * @param vectors m × d, only read; on a shard its own coordinates
   * @param cuts the first coordinate of each layer among all d, and d at the end
   * @param compute threads and shard
   * @return the same on all shards
   */
  static LayerFigures of(Gradients vectors, int[] cuts, Compute compute) {
    int m = vectors.count();
    int layers = cuts.length - 1;
    int shift = compute.shard().from();
    double[] sums =
        Blocks.sum(
            vectors.dimension(),
            SUMS * m * layers,
            compute,
            (from, to, leaf) -> {
              Arrays.fill(leaf, 0);
              for (int l = LayerSizes.at(cuts, shift + from); cuts[l] < shift + to; l++) {
                int begin = Math.max(from, cuts[l] - shift);
                int end = Math.min(to, cuts[l + 1] - shift);
                for (int i = 0; i < m; i++) {
                  add(vectors.row(i), begin, end, leaf, SUMS * (l * m + i));
                }
              }
            });
    LayerFigures figures = new LayerFigures(new double[layers][m], new double[layers][m]);
    for (int k = 0; k < layers * m; k++) {
      double positive = sums[SUMS * k + 1];
      double negative = sums[SUMS * k + 2];
      double signs = positive + negative;
      figures.lengths[k / m][k % m] = Math.sqrt(sums[SUMS * k]);
      figures.balances[k / m][k % m] = signs == 0 ? 0 : (positive - negative) / signs;
    }
    return figures;
  }

  private static void add(float[] row, int from, int to, double[] sums, int at) {
    double squares = 0;
    int positive = 0;
    int negative = 0;
    for (int j = from; j < to; j++) {
      squares += (double) row[j] * row[j];
      positive += row[j] > 0 ? 1 : 0;
      negative += row[j] < 0 ? 1 : 0;
    }
    sums[at] = squares;
    sums[at + 1] = positive;
    sums[at + 2] = negative;
  }
}
