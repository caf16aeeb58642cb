package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import java.util.List;

/** v_worker; in a first step along the variance, the one with the largest ⟨v_i, z⟩. */
public final class SlowMimic implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    int worker =
        given.arguments().text("worker").equals("variance")
            ? farthest(honest, start(honest, given))
            : given.integer("worker");
    return Honest.allSend(honest[worker], given.q());
  }

  /** Returns the z of the first step: Σ_i ⟨v_i − μ, r⟩(v_i − μ), r normal. */
  private static double[] start(double[][] honest, Given given) {
    Draws draws = Draws.of(given.round().seed(), "mimic", given.round().step());
    double[] r = new double[honest[0].length];
    for (int j = 0; j < r.length; j++) {
      r[j] = draws.nextGaussian();
    }
    return oja(honest, Doubles.mean(honest), r);
  }

  /** Returns Σ_i ⟨v_i − μ, z⟩(v_i − μ) at length 1. */
  public static double[] oja(double[][] honest, double[] mean, double[] z) {
    double[] sum = new double[z.length];
    for (double[] v : honest) {
      double[] deviation = Doubles.minus(v, mean);
      Doubles.addScaled(sum, Doubles.dot(deviation, z), deviation);
    }
    double norm = Doubles.norm(sum);
    return norm > 0 ? Doubles.scaled(sum, 1 / norm) : sum;
  }

  /** Returns the first i with the largest ⟨v_i, z⟩. */
  public static int farthest(double[][] honest, double[] z) {
    int best = 0;
    for (int i = 0; i < honest.length; i++) {
      best = Doubles.dot(honest[i], z) > Doubles.dot(honest[best], z) ? i : best;
    }
    return best;
  }

  @Override
  public List<String> variants() {
    return List.of("mimic(worker=2)", "mimic(worker=variance)", "mimic(worker=variance,warm-up=3)");
  }
}
