package dev.strategikon.attack;

import dev.strategikon.audit.Objective;

/**
 * Inner product manipulation with the ε that hurts most: among all u = −ε·v̄ with ε from 1e-3 to
 * 1e4, the one that minimises ⟨v̄, A⟩ for the rule at hand, found anew in each step.
 *
 * <p>For rules that choose by geometry it is the exact minimiser, a ten-thousandth inside the piece
 * of ε at whose end it lies, so that rounding to floats does not lose it. For the mean, the median,
 * the trimmed mean and the sign majority a larger ε is never better for the rule, so it is 1e4. For
 * other rules of columns, and for pipelines that mix before one, it is the best on 32,768
 * coordinates, evenly spaced.
 *
 * <p>Costs one geometry and looks at m × m numbers, or the sample's columns some thirty times.
 *
 * @param objective the least inner product, or the largest distance as ByzFL optimises; on a
 *     plateau, where all ε do the same, the first that was looked at, which is never 0
 */
public record OptimalIpm(Objective objective) implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    return OnLine.vectors(
        knowledge, "ipm-optimal", objective, null, knowledge.mean(), 1e-3, 1e4, -1);
  }
}
