package dev.strategikon.attack;

import dev.strategikon.random.Draws;

/**
 * Gaussian noise (Blanchard et al., NeurIPS 2017): every attacker sends independent draws from N(0,
 * σ²). Drawn by (seed, step, attacker). It is weak against every robust rule, and the baseline that
 * an attack must beat. Costs q·d draws.
 *
 * @param sigma σ; positive
 */
public record Gaussian(double sigma) implements GradientAttack {
  /** Checks that σ is positive and finite. */
  public Gaussian {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gaussian needs a positive, finite sigma, not " + sigma);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    // A shard's attackers go on where those of the coordinates before its own end.
    long before = 2L * knowledge.compute().shard().from();
    float[][] vectors = new float[knowledge.byzantine()][knowledge.mean().length];
    knowledge
        .compute()
        .forEach(
            vectors.length,
            attacker -> {
              Draws draws =
                  Draws.of(
                      knowledge.round().seed(), "gaussian", knowledge.round().step(), attacker);
              draws.skip(before);
              float[] u = vectors[attacker];
              for (int j = 0; j < u.length; j++) {
                u[j] = (float) (sigma * draws.nextGaussian());
              }
            });
    return vectors;
  }
}
