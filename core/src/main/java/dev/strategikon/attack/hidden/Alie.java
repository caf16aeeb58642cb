package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.NormalQuantile;
import java.util.List;
import java.util.OptionalDouble;

/**
 * "A little is enough" (Baruch, Baruch and Goldberg, NeurIPS 2019). It hides in the spread: with
 * its own z, the attackers need only s = ⌊m/2⌋ + 1 − q honest values beyond theirs to be the
 * median's majority.
 *
 * @param z how many deviations; empty for the paper's z
 */
public record Alie(OptionalDouble z) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "alie",
          "A little is enough: all send the mean plus z standard deviations.",
          "Baruch, Baruch and Goldberg, NeurIPS 2019",
          List.of(
              Parameter.optional("z", "paper", "how many deviations, or the paper's from m and q")),
          new Guide(
              """
              u = v̄ + z·σ, σ_j: standard deviation of coordinate j, n − 1 in the denominator
              the paper's z: the largest with Φ(z) < (h − s)/h, where s = ⌊m/2⌋ + 1 − q
              """,
              "Any m and q; the honest gradients. Where the paper's share is not between 0 and 1, z is"
                  + " taken at the nearest share 1/(h + 1) or h/(h + 1).",
              "Two passes over the honest gradients.",
              "Where gradients are large compared with their spread: there it does little. It shifts"
                  + " the aggregate and does not aim at its sign."),
          arguments -> new Alie(arguments.numberOr("z", "paper")));

  /** Checks that z is finite. */
  public Alie {
    if (z.isPresent() && !Double.isFinite(z.getAsDouble())) {
      throw new IllegalArgumentException("alie needs a finite z, not " + z.getAsDouble());
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    double scale = z.orElseGet(() -> paperZ(knowledge.workers(), knowledge.byzantine()));
    float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
    float[] u = Collusion.moved(knowledge.mean(), scale, deviation);
    return Collusion.allSend(u, knowledge.byzantine());
  }

  /**
   * Returns the paper's z for q attackers among m workers. Where q attackers are a majority by
   * themselves, or no honest one is left over, z is taken at the nearest share that is neither.
   */
  public static double paperZ(int workers, int byzantine) {
    int honest = workers - byzantine;
    int supporters = workers / 2 + 1 - byzantine;
    double share = (double) (honest - supporters) / honest;
    double least = 1.0 / (honest + 1);
    return NormalQuantile.of(Math.min(1 - least, Math.max(least, share)));
  }
}
