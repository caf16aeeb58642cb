package dev.strategikon.audit;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Line;
import dev.strategikon.rule.Round;

/**
 * The input of an audit: a rule, the honest gradients, and the number of attackers.
 *
 * <p>The server receives the h honest gradients first, then the q Byzantine vectors. The number
 * declared to the rule is {@code rule.declared(byzantine)}, which may differ from q.
 *
 * @param honest V, h × d, only read
 * @param byzantine q ≥ 0, the number of Byzantine vectors
 * @param rule the rule that is audited
 * @param reference r, d floats, only read: the gradient with which A should have a positive inner
 *     product
 * @param round the step, with the source of random numbers and the last aggregate
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
   * @param honest V, h × d, only read
   * @param byzantine q ≥ 0, the number of Byzantine vectors
   * @param rule the rule that is audited
   * @param reference r, d floats, only read: the gradient with which A should have a positive inner
   *     product
   * @param round the step, with the source of random numbers and the last aggregate
   * @param compute threads, kernels and shard; they change no bit of the answer
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

  /**
   * Returns a question with the honest mean as reference, in the first step.
   *
   * @param honest V, h × d, only read
   * @param byzantine q ≥ 0, the number of Byzantine vectors
   * @param rule the rule that is audited
   * @param compute threads, kernels and shard
   * @return the question
   * @throws IllegalArgumentException if q is negative, or the rule is not defined for m and q
   */
  public static Question of(Gradients honest, int byzantine, Aggregator rule, Compute compute) {
    return new Question(honest, byzantine, rule, honest.mean(compute), Round.FIRST, compute);
  }

  /** {@return m = h + q, the number of vectors that the server receives} */
  public int workers() {
    return honest.count() + byzantine;
  }

  /**
   * Returns a line of attacks u(t) = base − t·direction.
   *
   * @param against the rule
   * @param reference the vector with which A is compared on the line
   * @param base null for the origin
   */
  Line line(Aggregator against, float[] reference, float[] base, float[] direction) {
    return new Line(honest, byzantine, against, reference, base, direction, -1, round, compute);
  }

  /** {@return q as it is declared to the rule} */
  public int declared() {
    return rule.declared(byzantine);
  }
}
