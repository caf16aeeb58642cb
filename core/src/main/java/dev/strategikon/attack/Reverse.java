package dev.strategikon.attack;

/**
 * The "omniscient" attack of Blanchard et al. (NeurIPS 2017): every attacker sends the opposite of
 * the gradient, scaled to a large length, u = −scale·v̄.
 *
 * <p>The formula is that of inner product manipulation; what sets it apart is the size, made to
 * drag the mean far away. Krum withstands it, because the vectors lie far from all honest ones.
 *
 * @param scale how many times longer than v̄; positive
 */
public record Reverse(double scale) implements GradientAttack {
  /** Checks that the scale is positive and finite. */
  public Reverse {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("reverse needs a positive, finite scale, not " + scale);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.allSend(Collusion.opposite(knowledge.mean(), scale), knowledge.byzantine());
  }
}
