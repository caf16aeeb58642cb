package dev.strategikon.audit;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;

/**
 * What an audit is asked: how far can this rule be pushed, given these honest gradients?
 *
 * <p>The server receives the h honest gradients first, then the q Byzantine vectors. The rule is
 * told {@code rule.declared(byzantine)} of them, which may be another number than is there.
 *
 * @param honest V, h × d, only read
 * @param byzantine q ≥ 0, how many Byzantine vectors are really there
 * @param rule the rule to push
 * @param reference r, d floats, only read: the direction of descent that A is measured against
 * @param round the step: where random numbers and the last aggregate come from
 * @param compute threads, kernels and shard; they change no bit of the answer
 */
public record Question(
    Gradients honest,
    int byzantine,
    Aggregator rule,
    float[] reference,
    Round round,
    Compute compute) {
  /**
   * Checks the shapes, and that the rule is defined for m = h + q vectors.
   *
   * @throws IllegalArgumentException if q is negative, the reference has another length than the
   *     gradients or is not finite, or the rule is not defined for m and q
   */
  public Question {
    if (byzantine < 0) {
      throw new IllegalArgumentException("Expected q >= 0 Byzantine vectors, got " + byzantine);
    }
    if (reference.length != honest.dimension()) {
      throw new IllegalArgumentException(
          "Expected a reference of the gradients' length: it has %d coordinates, they have %d"
              .formatted(reference.length, honest.dimension()));
    }
    int own = compute.kernels().sums().firstNonFinite(reference, 0, reference.length);
    int wrong = compute.shard().first(own);
    if (wrong >= 0) {
      throw new IllegalArgumentException(
          "The reference is not finite: coordinate %d is %s"
              .formatted(wrong, compute.shard().value(reference, wrong)));
    }
    rule.check(honest.count() + byzantine, byzantine);
  }

  /** Asks with the honest mean as reference, in a moment that stands alone. */
  public static Question of(Gradients honest, int byzantine, Aggregator rule, Compute compute) {
    return new Question(honest, byzantine, rule, honest.mean(compute), Round.FIRST, compute);
  }

  /** Returns m = h + q, how many vectors the server receives. */
  public int workers() {
    return honest.count() + byzantine;
  }

  /** Returns how many Byzantine vectors the rule is told of. */
  public int declared() {
    return rule.declared(byzantine);
  }
}
