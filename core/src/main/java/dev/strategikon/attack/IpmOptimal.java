package dev.strategikon.attack;

import dev.strategikon.profile.Objective;

/**
 * Inner product manipulation with the ε that hurts most: among all u = −ε·v̄ with ε from 1e-3 to
 * 1e4, the one that minimises ⟨v̄, A⟩ for the rule at hand, found anew in each step.
 *
 * <p>For rules that choose by geometry it is the exact minimiser, a ten-thousandth inside the piece
 * of ε at whose end it lies, so that rounding to floats does not lose it. For the mean, the median,
 * the trimmed mean and the sign majority a larger ε is never better for the rule, so it is 1e4. For
 * other rules of columns, and for pipelines that mix before one, it is the best on a sample of
 * d/128 of the coordinates (256 at least), those with a large |v̄_j| first of all. On gradients of
 * CIFAR-10 that comes within 3 % of the least inner product of a fine grid on all of them.
 *
 * <p>Costs one geometry and looks at m × m numbers, or the sample's columns some thirty times.
 *
 * @param objective the least inner product, or the largest distance as ByzFL optimises; on a
 *     plateau, where all ε do the same, the first that was looked at, which is never 0
 */
public record IpmOptimal(Objective objective) implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    return OnLine.vectors(
        knowledge, "ipm-optimal", objective, null, knowledge.mean(), 1e-3, 1e4, -1);
  }
}
