package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Gaussian noise (Blanchard et al., NeurIPS 2017), drawn by (seed, step, attacker).
 *
 * @param sigma σ, positive and finite
 */
public record Gaussian(double sigma) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "gaussian",
          "Each sends independent normal noise with mean zero.",
          "Blanchard et al., NeurIPS 2017",
          List.of(Parameter.optional("sigma", "200", "the standard deviation")),
          new Guide(
              "u_ij ~ N(0, σ²), drawn by (seed, step, attacker)",
              "Any m and q.",
              "q·d draws.",
              "As the only attack: it is weak against every robust rule. It is the baseline that an"
                  + " attack must beat."),
          arguments -> new Gaussian(arguments.number("sigma")));

  /**
   * Checks that σ is positive and finite.
   *
   * @param sigma σ, positive and finite
   * @throws IllegalArgumentException if it is not
   */
  public Gaussian {
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gaussian needs a positive, finite sigma, not " + sigma);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    // A shard skips the draws of the coordinates before its own.
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
