package dev.strategikon.samples;

import dev.strategikon.attack.Knowledge;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;

/** The knowledge of attackers who see all honest gradients, in the first step. */
public final class AllKnowing {
  private AllKnowing() {}

  /**
   * Returns the knowledge, with m = h + q.
   *
   * @param target the rule to defeat; null if the attackers do not know it
   */
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
}
