package dev.strategikon.rule;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;

/**
 * A rule that weighs vectors layer by layer. In layer l its output is Σ w_li·y_i, where y_i is what
 * the rule makes of x_i.
 *
 * <p>NaN and infinities: the rule is defined for finite vectors only (see {@link Rule}).
 * Mutability: it never writes the vectors. Thread-safety: the rule is immutable and safe for use by
 * several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q. On a shard, all shards make the same call.
 *
 * <p>Guarantees: the weights have the same bits on any number of threads and shards, and so has
 * each y_i. What an audit says of such a rule comes from a search, because nothing is known of
 * where its weights change.
 *
 * <p>Example, two layers of vectors of 7850 coordinates:
 *
 * <pre>{@code
 * Round round = Round.FIRST.with(LayerSizes.of(7840, 10));
 * float[] a = Aggregator.parse("lasa").aggregate(gradients, q, round, compute).vector();
 * }</pre>
 */
public non-sealed interface LayerRule extends Rule {
  /**
   * What a rule averages in each layer.
   *
   * @param vectors the y_i, m × d; on a shard its own coordinates
   * @param weights for each layer m weights, the same on all shards
   */
  record Weighed(Gradients vectors, double[][] weights) {}

  /**
   * Returns what is averaged, and by which weights. Sums over coordinates must go through {@link
   * dev.strategikon.compute.Blocks#sum}, so that they include those of other shards.
   *
   * @param vectors m × d, only read; on a shard its own coordinates
   * @param cuts the first coordinate of each layer among all d, and d at the end; only read
   * @param q the declared number of Byzantine vectors
   * @param round the step, with the source of random numbers
   * @param compute threads, kernels and shard; they change no bit of the answer
   * @return vectors and weights, owned by the caller
   */
  Weighed weigh(Gradients vectors, int[] cuts, int q, Round round, Compute compute);
}
