package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import java.util.List;

/** N(0, σ²) in each coordinate, drawn by the seed, the step and the attacker. */
public final class SlowGaussian implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double[][] vectors = new double[given.q()][honest[0].length];
    for (int attacker = 0; attacker < given.q(); attacker++) {
      Draws draws = Draws.of(given.round().seed(), "gaussian", given.round().step(), attacker);
      for (int j = 0; j < honest[0].length; j++) {
        vectors[attacker][j] = given.number("sigma") * draws.nextGaussian();
      }
    }
    return vectors;
  }

  @Override
  public List<String> variants() {
    return List.of("gaussian(sigma=0.1)");
  }
}
