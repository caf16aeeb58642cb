package dev.strategikon.pipeline;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Sums;
import dev.strategikon.rule.LayerRule.Weighed;
import dev.strategikon.rule.LayerSizes;

/**
 * The sums that a rule's weights make in each layer.
 *
 * @param weighed vectors, on a shard its own coordinates, and the weights of each layer
 * @param cuts the first coordinate of each layer among all d, and d at the end
 */
record LayerMeans(Weighed weighed, int[] cuts) {
  /** Writes Σ w_li·y_i of each layer. */
  void write(float[] out, Compute compute) {
    float[][] rows = weighed.vectors().rows();
    int shift = compute.shard().from();
    compute.forEach(
        Blocks.count(out.length),
        () -> new Sums(compute.kernels().sums()),
        (sums, block) -> {
          int to = Blocks.to(block, out.length);
          for (int at = Blocks.from(block), l = LayerSizes.at(cuts, shift + at); at < to; l++) {
            int end = Math.min(to, cuts[l + 1] - shift);
            sums.weighted(rows, weighed.weights()[l], at, end, out, at);
            at = end;
          }
        });
  }

  /** Returns the weight of each vector in all layers together: its mean over the coordinates. */
  double[] meanWeights() {
    double[] mean = new double[weighed.vectors().count()];
    for (int l = 0; l < cuts.length - 1; l++) {
      double share = (double) (cuts[l + 1] - cuts[l]) / cuts[cuts.length - 1];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * weighed.weights()[l][i];
      }
    }
    return mean;
  }
}
