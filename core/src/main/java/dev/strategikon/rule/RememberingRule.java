package dev.strategikon.rule;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;

/**
 * A rule that remembers the workers from one step to the next: what they have sent so far, and whom
 * it no longer listens to. Its output is Σ w_i·x_i.
 *
 * <p>NaN and infinities: the rule is defined for finite vectors only (see {@link Rule}).
 * Mutability: it never writes the vectors or a memory. Thread-safety: the rule is immutable,
 * because its memory is a value that the caller keeps ({@link Round#memory}), and safe for use by
 * several threads.
 *
 * <p>Assumptions: {@link #check} has passed m and q. The same worker has the same number in every
 * step. No pre-aggregator comes before the rule, since its vectors are nobody's. On a shard, all
 * shards make the same calls, and the memory is that of the shard's coordinates.
 *
 * <p>Guarantees: weights and memory have the same bits on any number of threads and shards.
 *
 * <p>Example, two steps of a server's loop:
 *
 * <pre>{@code
 * Aggregator safeguard = Aggregator.parse("safeguard");
 * Aggregate first = safeguard.aggregate(gradients, q, Round.FIRST, compute);
 * Round second = new Round(seed, 1, null).with(first.memory());
 * Aggregate next = safeguard.aggregate(others, q, second, compute);
 * }</pre>
 */
public non-sealed interface RememberingRule extends Rule {
  /**
   * Returns what the rule remembers after a step.
   *
   * @param vectors those that were admitted, only read; on a shard its own coordinates
   * @param senders for each vector, the worker that sent it
   * @param before what the rule remembered of all m workers before the step, only read
   * @param compute threads, kernels and shard; they change no bit of the memory
   * @return the memory of all m workers, on a shard that of its coordinates
   */
  RuleMemory learn(Gradients vectors, int[] senders, RuleMemory before, Compute compute);

  /**
   * Returns the weights of the vectors of a step.
   *
   * @param senders for each vector, the worker that sent it
   * @param before what the rule remembered before the step
   * @param learned what it remembers after it
   * @return a weight for each vector, owned by the caller
   */
  double[] weights(int[] senders, RuleMemory before, RuleMemory learned);

  /**
   * {@return how many vectors of d floats the rule remembers}
   *
   * @param m the number of workers
   */
  int remembered(int m);
}
