package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.NormalQuantile;
import java.util.List;
import java.util.OptionalDouble;

/**
 * "A little is enough" (Baruch, Baruch and Goldberg, NeurIPS 2019). The attack stays within the
 * spread of the honest gradients. With the paper's z, the attackers and s = ⌊m/2⌋ + 1 − q honest
 * values beyond theirs are a majority, which decides the median.
 *
 * @param z the number of standard deviations, finite; empty for the paper's z
 */
public record Alie(OptionalDouble z) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "alie",
          "A little is enough: all send the honest mean plus z standard deviations.",
          "Baruch, Baruch and Goldberg, NeurIPS 2019",
          List.of(
              Parameter.optional("z", "paper", "how many deviations, or the paper's from m and q")),
          new Guide(
              """
              u = v̄ + z·σ, σ_j: standard deviation of coordinate j, n − 1 in the denominator
              the paper's z: the largest with Φ(z) < (h − s)/h, where s = ⌊m/2⌋ + 1 − q
              """,
              "Any m and q; the honest gradients. If the paper's share is not between 0 and 1, z is"
                  + " taken at the nearest of the shares 1/(h + 1) and h/(h + 1).",
              "Two passes over the honest gradients.",
              "If gradients are large compared with their spread: it has little effect then. It shifts"
                  + " the aggregate and does not aim at its sign."),
          arguments -> new Alie(arguments.numberOr("z", "paper")));

  /**
   * Checks that z is finite.
   *
   * @param z the number of standard deviations, finite; empty for the paper's z
   * @throws IllegalArgumentException if it is not
   */
  public Alie {
    if (z.isPresent() && !Double.isFinite(z.getAsDouble())) {
      throw new IllegalArgumentException("alie needs a finite z, not " + z.getAsDouble());
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    double scale = z.orElseGet(() -> paperZ(knowledge.workers(), knowledge.byzantine()));
    float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
    float[] u = Vectors.moved(knowledge.mean(), scale, deviation);
    return Vectors.repeat(u, knowledge.byzantine());
  }

  /**
   * {@return the paper's z for q attackers among m workers} If the q attackers are a majority by
   * themselves, or if they need all honest values, z is taken at the nearest possible share.
   *
   * @param workers m
   * @param byzantine q
   */
  public static double paperZ(int workers, int byzantine) {
    int honest = workers - byzantine;
    int supporters = workers / 2 + 1 - byzantine;
    double share = (double) (honest - supporters) / honest;
    double least = 1.0 / (honest + 1);
    return NormalQuantile.of(Math.min(1 - least, Math.max(least, share)));
  }
}
