package dev.strategikon.attack;

/**
 * "A little is enough" with the z that hurts most: among all u = v̄ + z·σ with |z| from 1e-2 to
 * 1e3, of either sign, the one that minimises ⟨v̄, A⟩ for the rule at hand, found anew in each
 * step.
 *
 * <p>Costs as {@link OptimalIpm}, with twice the candidates.
 */
public record OptimalAlie() implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] deviation =
        Collusion.deviation(knowledge.honest(), knowledge.mean(), knowledge.parallel());
    Line line = new Line(knowledge, knowledge.targetOf("alie-optimal"), 1, deviation);
    return Collusion.allSend(line.at(line.worst(1e-2, 1e3, 1, -1)), knowledge.byzantine());
  }
}
