package dev.strategikon.attack;

import dev.strategikon.profile.Objective;

/**
 * "A little is enough" with the z that hurts most: among all u = v̄ + z·σ with |z| from 1e-2 to
 * 1e3, of either sign, the one that minimises ⟨v̄, A⟩ for the rule at hand, found anew in each
 * step.
 *
 * <p>Found and paid for as in {@link IpmOptimal}, with the deviations on top.
 *
 * @param objective the least inner product, or the largest distance as ByzFL optimises
 */
public record AlieOptimal(Objective objective) implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
    return OnLine.vectors(
        knowledge, "alie-optimal", objective, knowledge.mean(), deviation, 1e-2, 1e3, 0);
  }
}
