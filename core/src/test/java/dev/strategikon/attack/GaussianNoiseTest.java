package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.AllKnowing;
import org.junit.jupiter.api.Test;

/** Noise has the deviation that is asked for, and is each attacker's own. */
class GaussianNoiseTest {
  @Test
  void gaussianNoiseHasItsDeviationAndDiffersByAttacker() {
    float[][] u = vectors("gaussian(sigma=3)", Gradients.of(new float[20_000]), 2);
    double squares = 0;
    for (float x : u[0]) {
      squares += x * (double) x;
    }
    assertEquals(3, Math.sqrt(squares / u[0].length), 0.06);
    assertTrue(u[0][0] != u[1][0]);
    assertArrayEquals(u[0], vectors("gaussian(sigma=3)", Gradients.of(new float[20_000]), 2)[0]);
  }

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(AllKnowing.of(honest, q, null, Compute.SERIAL));
  }
}
