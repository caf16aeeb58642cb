package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.Alignment;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Aggregator;
import org.junit.jupiter.api.Test;

class AttacksTest {
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
  void oppositeSideReachesTheMediansWorstCase() {
    // PAPER: with q attackers the median of odd m lies in [v_(k-q), v_(k)], k = (m + 1) / 2.
    float[][] honest = new float[13][1000];
    for (int i = 0; i < honest.length; i++) {
      Draws draws = Draws.of(1, "honest", i);
      for (int j = 0; j < honest[i].length; j++) {
        honest[i][j] = (float) (0.2 + draws.nextGaussian());
      }
    }
    Gradients gradients = Gradients.of(honest);
    float[] mean = gradients.mean(Parallel.SERIAL);
    float[][] u = vectors("opposite-side", gradients, 12);
    float[] aggregate = Aggregator.parse("median").aggregate(received(honest, u), 12).vector();
    for (int j = 0; j < mean.length; j++) {
      float extreme = honest[0][j];
      for (float[] v : honest) {
        extreme = mean[j] > 0 ? Math.min(extreme, v[j]) : Math.max(extreme, v[j]);
      }
      assertEquals(extreme, aggregate[j]);
    }
    assertTrue(Alignment.of(mean, aggregate, Parallel.SERIAL).innerProduct() < 0);
  }

  @Test
  void labelsAreFlippedAround() {
    DataAttack flip = (DataAttack) Attacks.parse("label-flip");
    assertEquals(9, flip.label(0, 10));
    assertEquals(4, flip.label(5, 10));
    assertEquals(3, ((DataAttack) Attacks.parse("none")).label(3, 10));
  }

  @Test
  void specsAreCompletedAndChecked() {
    assertEquals("opposite-side(margin=1)", Attacks.complete("opposite-side"));
    assertEquals(
        "ipm needs epsilon (the scale of the honest mean, say 0.5): write ipm(epsilon=…)",
        assertThrows(IllegalArgumentException.class, () -> Attacks.parse("ipm")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("reverse(scale=0)"));
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("opposite-side(margin=-1)"));
  }

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(new Knowledge(honest, honest.mean(Parallel.SERIAL), q));
  }

  private static Gradients received(float[][] honest, float[][] byzantine) {
    float[][] all = java.util.Arrays.copyOf(honest, honest.length + byzantine.length);
    System.arraycopy(byzantine, 0, all, honest.length, byzantine.length);
    return Gradients.of(all);
  }
}
