package dev.strategikon.attack;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;

/**
 * What the attackers know in a step.
 *
 * @param honest the honest gradients that they see, all h or fewer; finite, only to be read
 * @param mean v̄, the mean of these, d floats, only to be read
 * @param workers m, the number of vectors that the server receives
 * @param byzantine q, the number of attackers
 * @param target the rule to defeat, with the q that the server declares to it; null if the
 *     attackers do not know it
 * @param round the step
 * @param compute threads, kernels and shard
 * @param memory what the attackers remember of earlier steps
 */
public record Knowledge(
    Gradients honest,
    float[] mean,
    int workers,
    int byzantine,
    Aggregator target,
    Round round,
    Compute compute,
    AttackMemory memory) {
  /**
   * Checks that 0 ≤ q &lt; m and that v̄ has d coordinates.
   *
   * @param honest the honest gradients that they see, all h or fewer; finite, only to be read
   * @param mean v̄, the mean of these, d floats, only to be read
   * @param workers m, the number of vectors that the server receives
   * @param byzantine q, the number of attackers
   * @param target the rule to defeat, with the q that the server declares to it; null if the
   *     attackers do not know it
   * @param round the step
   * @param compute threads, kernels and shard
   * @param memory what the attackers remember of earlier steps
   * @throws IllegalArgumentException if this does not hold
   */
  public Knowledge {
    if (byzantine < 0 || byzantine >= workers) {
      throw new IllegalArgumentException(
          "Expected 0 <= q < m, got q = %d attackers among m = %d workers"
              .formatted(byzantine, workers));
    }
    if (mean.length != honest.dimension()) {
      throw new IllegalArgumentException(
          "The mean has " + mean.length + " coordinates, the gradients " + honest.dimension());
    }
  }

  /**
   * The knowledge of attackers who remember nothing.
   *
   * @param honest the honest gradients that they see, all h or fewer; finite, only to be read
   * @param mean v̄, the mean of these, d floats, only to be read
   * @param workers m, the number of vectors that the server receives
   * @param byzantine q, the number of attackers
   * @param target the rule to defeat, with the q that the server declares to it; null if the
   *     attackers do not know it
   * @param round the step
   * @param compute threads, kernels and shard
   */
  public Knowledge(
      Gradients honest,
      float[] mean,
      int workers,
      int byzantine,
      Aggregator target,
      Round round,
      Compute compute) {
    this(honest, mean, workers, byzantine, target, round, compute, AttackMemory.NONE);
  }

  /**
   * {@return the same knowledge with another memory}
   *
   * @param other what the attackers remember
   */
  public Knowledge with(AttackMemory other) {
    return new Knowledge(honest, mean, workers, byzantine, target, round, compute, other);
  }

  /** {@return h = m − q, the number of honest workers} */
  public int honestWorkers() {
    return workers - byzantine;
  }

  /**
   * Returns the rule to defeat.
   *
   * @param attack the attack's name in the message
   * @throws IllegalArgumentException if the attackers do not know it
   */
  Aggregator targetOf(String attack) {
    if (target == null) {
      throw new IllegalArgumentException(
          attack + " adapts to a rule: give the rule to defeat by --rule");
    }
    return target;
  }
}
