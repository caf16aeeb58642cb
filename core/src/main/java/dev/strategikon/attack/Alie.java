package dev.strategikon.attack;

import dev.strategikon.statistics.NormalQuantile;
import java.util.OptionalDouble;

/**
 * "A little is enough" (Baruch, Baruch and Goldberg, NeurIPS 2019): every attacker sends v̄ + z·σ,
 * where σ_j is the honest values' standard deviation in coordinate j (n − 1 in the denominator).
 *
 * <p>It hides in the spread: for its own z, the largest with Φ(z) &lt; (h − s)/h where s = ⌊m/2⌋ +
 * 1 − q, the attackers need only s honest values beyond theirs to be the median's majority. Costs
 * two passes over the honest gradients. It shifts the aggregate and does not aim at its sign; where
 * gradients are large against their spread it does little.
 *
 * @param z how many deviations; if empty, the paper's z
 */
public record Alie(OptionalDouble z) implements GradientAttack {
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
  static double paperZ(int workers, int byzantine) {
    int honest = workers - byzantine;
    int supporters = workers / 2 + 1 - byzantine;
    double share = (double) (honest - supporters) / honest;
    double least = 1.0 / (honest + 1);
    return NormalQuantile.of(Math.min(1 - least, Math.max(least, share)));
  }
}
