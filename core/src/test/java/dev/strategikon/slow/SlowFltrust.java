package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.Set;

/** Σ max(0, cos(g₀, x_i))·‖g₀‖·x_i/‖x_i‖ over the sum of these cosines. */
public final class SlowFltrust implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] server = given.serverGradient();
    double[] sum = new double[server.length];
    double trust = 0;
    for (double[] a : x) {
      double lengths = Doubles.norm(server) * Doubles.norm(a);
      double score = lengths == 0 ? 0 : Math.max(0, Doubles.dot(server, a) / lengths);
      if (score > 0) {
        Doubles.addScaled(sum, score * Doubles.norm(server) / Doubles.norm(a), a);
        trust += score;
      }
    }
    return trust == 0 ? sum : Doubles.scaled(sum, 1 / trust);
  }

  /** All have the length of g₀; directions are seen from the origin; the weights are cosines. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(
        Law.MOVES_ALONG, Law.UNANIMITY, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
