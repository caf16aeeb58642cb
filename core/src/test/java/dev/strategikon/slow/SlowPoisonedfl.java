package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import java.util.List;

/** c times the last aggregate's size in each coordinate, where nothing was sent before. */
public final class SlowPoisonedfl implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double[] last = Doubles.of(given.round().start(honest[0].length));
    return Honest.allSend(
        next(last, new double[last.length], given.number("scale"), given.round().seed()),
        given.q());
  }

  /**
   * Returns the next vector.
   *
   * @param sent what was sent before
   */
  public static double[] next(double[] last, double[] sent, double scale, long seed) {
    double length = Doubles.norm(last);
    double[] k = last.clone();
    if (Doubles.norm(sent) > 0) {
      Doubles.addScaled(k, -length / Doubles.norm(sent), sent);
    }
    double size = Doubles.norm(k);
    Draws draws = Draws.of(seed, "poisonedfl");
    double[] u = new double[k.length];
    for (int j = 0; j < u.length; j++) {
      double sign = draws.nextLong() < 0 ? -1 : 1;
      u[j] = size == 0 ? 0 : sign * scale * length * Math.abs(k[j]) / size;
    }
    return u;
  }

  @Override
  public List<String> variants() {
    return List.of("poisonedfl(scale=0.5)");
  }
}
