package dev.strategikon.attack;

/**
 * Inner product manipulation with the ε that hurts most: among all u = −ε·v̄ with ε from 1e-3 to
 * 1e4, the one that minimises ⟨v̄, A⟩ for the rule at hand, found anew in each step.
 *
 * <p>Costs one geometry and some hundreds of looks at m × m numbers against a geometry rule;
 * against others some twenty aggregations.
 */
public record OptimalIpm() implements GradientAttack {
  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] opposite = Collusion.opposite(knowledge.mean(), 1);
    Line line = new Line(knowledge, knowledge.targetOf("ipm-optimal"), 0, opposite);
    return Collusion.allSend(line.at(line.worst(1e-3, 1e4, 1)), knowledge.byzantine());
  }
}
