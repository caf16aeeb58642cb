package dev.strategikon.attack;

/**
 * Inner product manipulation, the paper's attack (sections 6.2 and 6.3): every attacker sends u =
 * −ε·v̄.
 *
 * <p>A large ε breaks the median, a small one Krum. Costs one pass over v̄.
 *
 * @param epsilon ε; 0 sends zeros, a negative ε sends the gradient's own direction
 */
public record Ipm(double epsilon) implements GradientAttack {
  /** Checks that ε is finite. */
  public Ipm {
    if (!Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("ipm needs a finite epsilon, not " + epsilon);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.allSend(Collusion.opposite(knowledge.mean(), epsilon), knowledge.byzantine());
  }
}
