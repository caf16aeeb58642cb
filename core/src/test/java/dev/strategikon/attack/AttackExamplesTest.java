package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.attack.hidden.Alie;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.AllKnowing;
import org.junit.jupiter.api.Test;

/** Attacks on a few numbers, by hand. */
class AttackExamplesTest {
  private static final Gradients NINE =
      Gradients.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});

  @Test
  void innerProductManipulationByByzFlsDocumentation() {
    float[][] u = vectors("ipm(epsilon=2)", NINE, 2);
    assertEquals(2, u.length);
    assertArrayEquals(new float[] {-8, -10, -12}, u[0]);
    assertArrayEquals(new float[] {-8, -10, -12}, u[1]);
  }

  @Test
  void aNegativeEpsilonSendsTheGradientsDirection() {
    assertArrayEquals(new float[] {40, 50, 60}, vectors("ipm(epsilon=-10)", NINE, 1)[0]);
  }

  @Test
  void reverseIsLongByDefault() {
    assertArrayEquals(new float[] {-400, -500, -600}, vectors("reverse", NINE, 1)[0]);
  }

  @Test
  void oppositeSideLiesBeyondTheHonestValues() {
    Gradients honest = Gradients.of(new float[] {1, -5, 0}, new float[] {3, 1, 0});
    assertArrayEquals(new float[] {-1, 7, 0}, vectors("opposite-side", honest, 1)[0]);
    assertArrayEquals(new float[] {0, 4, 0}, vectors("opposite-side(margin=0.5)", honest, 1)[0]);
  }

  @Test
  void alieShiftsByStandardDeviations() {
    assertArrayEquals(new float[] {8.5f, 9.5f, 10.5f}, vectors("alie(z=1.5)", NINE, 1)[0]);
    assertArrayEquals(new float[] {4, 5, 6}, vectors("alie(z=0)", NINE, 1)[0]);
  }

  @Test
  void thePapersZ() {
    // s = 13 − 11 = 2 of 14 honest: Φ⁻¹(12/14); s = 1 of 13: Φ⁻¹(12/13). By SciPy's norm.ppf.
    assertEquals(1.0675705238781414, Alie.paperZ(25, 11), 1e-9);
    assertEquals(1.4260768722728474, Alie.paperZ(25, 12), 1e-9);
    assertEquals(0, Alie.paperZ(25, 1), 1e-9);
    // More attackers than honest ones: no share is left, and z stays finite.
    assertTrue(Double.isFinite(Alie.paperZ(10, 9)));
  }

  @Test
  void simpleAttacks() {
    assertArrayEquals(new float[] {-4, -5, -6}, vectors("sign-flip", NINE, 1)[0]);
    assertArrayEquals(new float[] {7, 8, 9}, vectors("mimic(worker=2)", NINE, 2)[1]);
    assertArrayEquals(new float[3], vectors("zero", NINE, 1)[0]);
    assertTrue(Float.isNaN(vectors("nan", NINE, 1)[0][2]));
    assertEquals(Float.POSITIVE_INFINITY, vectors("infinity", NINE, 1)[0][0]);
    assertEquals(
        "mimic(worker=3) is out of range: the attackers see 3 honest gradients, numbered from 0",
        assertThrows(IllegalArgumentException.class, () -> vectors("mimic(worker=3)", NINE, 1))
            .getMessage());
  }

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(AllKnowing.of(honest, q, null, Compute.SERIAL));
  }
}
