package dev.strategikon.rule;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;

/**
 * A rule that weighs vectors by more than their geometry: by their distances from the coordinates'
 * medians, by their signs, or by a part of the coordinates. Its output is Σ w_i·x_i.
 *
 * <p>NaN and infinities: the rule is defined for finite vectors only (see {@link Rule}).
 * Mutability: it never writes the vectors. Thread-safety: the rule is immutable and safe for use by
 * several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q. On a shard, all shards make the same call.
 *
 * <p>Guarantees: the weights have the same bits on any number of threads and shards. What an audit
 * says of such a rule comes from a search, because nothing is known of where its weights change.
 *
 * <p>Example:
 *
 * <pre>{@code
 * WeightingRule rule = new Aksel(OptionalInt.empty());
 * rule.check(gradients.count(), q);
 * double[] weights = rule.weights(gradients, q, Round.FIRST, compute);
 * float[] aggregate = gradients.weightedSum(weights, compute);
 * }</pre>
 */
public non-sealed interface WeightingRule extends Rule {
  /**
   * Returns the weights of the vectors. Sums over coordinates must go through {@link
   * dev.strategikon.compute.Blocks#sum}, so that they include those of other shards.
   *
   * @param vectors m × d, only read; on a shard its own coordinates
   * @param q the declared number of Byzantine vectors
   * @param round the step, with the source of random numbers
   * @param compute threads, kernels and shard; they change no bit of the weights
   * @return m weights, the same on all shards, owned by the caller
   */
  double[] weights(Gradients vectors, int q, Round round, Compute compute);
}
