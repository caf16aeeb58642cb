package dev.strategikon.attack;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;

/**
 * What the attackers of a step know.
 *
 * @param honest the honest gradients that they see, only to be read: all h, or fewer
 * @param mean v̄, the mean of those, d floats, only to be read
 * @param workers m, how many vectors the server receives
 * @param byzantine q, how many of them the attackers send
 * @param target the rule to defeat, told what the server tells it; null if it is not known
 * @param round the step
 * @param compute threads, kernels and shard
 */
public record Knowledge(
    Gradients honest,
    float[] mean,
    int workers,
    int byzantine,
    Aggregator target,
    Round round,
    Compute compute) {
  /** Checks that 0 ≤ q &lt; m and that v̄ has d coordinates. */
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

  /** All of h honest gradients are seen, in a moment that stands alone. */
  public static Knowledge of(Gradients honest, int byzantine, Aggregator target, Compute compute) {
    return new Knowledge(
        honest,
        honest.mean(compute),
        honest.count() + byzantine,
        byzantine,
        target,
        Round.FIRST,
        compute);
  }

  /** Returns h = m − q. */
  public int honestWorkers() {
    return workers - byzantine;
  }

  /**
   * Returns the rule to defeat.
   *
   * @param attack who asks
   * @throws IllegalArgumentException if it is not known
   */
  Aggregator targetOf(String attack) {
    if (target == null) {
      throw new IllegalArgumentException(
          attack + " adapts to a rule: give the rule to defeat by --rule");
    }
    return target;
  }
}
