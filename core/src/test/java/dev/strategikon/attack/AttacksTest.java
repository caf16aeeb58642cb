package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.attack.hidden.Alie;
import dev.strategikon.audit.Alignment;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    float[] mean = gradients.mean(Compute.SERIAL);
    float[][] u = vectors("opposite-side", gradients, 12);
    float[] aggregate = Aggregator.parse("median").aggregate(received(honest, u), 12).vector();
    for (int j = 0; j < mean.length; j++) {
      float extreme = honest[0][j];
      for (float[] v : honest) {
        extreme = mean[j] > 0 ? Math.min(extreme, v[j]) : Math.max(extreme, v[j]);
      }
      assertEquals(extreme, aggregate[j]);
    }
    assertTrue(Alignment.of(mean, aggregate, Compute.SERIAL).innerProduct() < 0);
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
    assertEquals("opposite-side(margin=1)", Attacks.CATALOGUE.parse("opposite-side").text());
    assertEquals(
        "ipm needs epsilon (the scale of the honest mean, say 0.5): write ipm(epsilon=…)",
        assertThrows(IllegalArgumentException.class, () -> Attacks.parse("ipm")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("reverse(scale=0)"));
    assertThrows(IllegalArgumentException.class, () -> Attacks.parse("opposite-side(margin=-1)"));
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

  @ParameterizedTest
  @ValueSource(strings = {"unit", "std", "sign"})
  void minMaxAndMinSumGoExactlyToTheirLimit(String perturbation) {
    Gradients honest = gaussian(9, 300, 0.2);
    float[] max = vectors("min-max(perturbation=" + perturbation + ")", honest, 2)[0];
    double most = 0;
    double mostSum = 0;
    double reached = 0;
    double sum = 0;
    float[] minSum = vectors("min-sum(perturbation=" + perturbation + ")", honest, 2)[0];
    for (int i = 0; i < 9; i++) {
      double row = 0;
      for (int j = 0; j < 9; j++) {
        double distance = squared(honest.row(i), honest.row(j));
        most = Math.max(most, distance);
        row += distance;
      }
      mostSum = Math.max(mostSum, row);
      reached = Math.max(reached, squared(honest.row(i), max));
      sum += squared(honest.row(i), minSum);
    }
    assertEquals(most, reached, 1e-5 * most);
    assertEquals(mostSum, sum, 1e-5 * mostSum);
    float[] mean = honest.mean(Compute.SERIAL);
    assertTrue(
        Alignment.of(mean, max, Compute.SERIAL).innerProduct() < squared(mean, new float[300]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "nnm | krum",
        "geometric-median",
        "median",
        "meamed",
        "bulyan"
      })
  void noEpsilonOfAGridIsWorseThanTheOptimalOne(String rule) {
    Gradients honest = gaussian(14, 200, 0.3);
    int q = 3;
    Aggregator target = Aggregator.parse(rule);
    double optimal = product(honest, target, vectors("ipm-optimal", honest, q, target), q);
    for (double exponent = -3; exponent <= 4; exponent += 0.1) {
      String ipm = "ipm(epsilon=" + Math.pow(10, exponent) + ")";
      double product = product(honest, target, vectors(ipm, honest, q, target), q);
      // Rules without geometry are searched on a coarse grid.
      double slack = target.isGeometric() ? 1e-3 : 0.1;
      assertTrue(optimal <= product + slack * Math.abs(product), ipm + " is worse");
    }
    double alie = product(honest, target, vectors("alie-optimal", honest, q, target), q);
    for (double z : new double[] {-3, -1.5, -0.7, 0.7, 1.5, 3}) {
      double product = product(honest, target, vectors("alie(z=" + z + ")", honest, q, target), q);
      assertTrue(alie <= product + 0.1 * Math.abs(product), "z = " + z + " is worse");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"krum", "geometric-median", "median", "nnm | trimmed-mean"})
  void theDistanceIsLargestAtTheOptimalEpsilon(String rule) {
    Gradients honest = gaussian(14, 200, 0.3);
    int q = 3;
    Aggregator target = Aggregator.parse(rule);
    double optimal =
        distance(honest, target, vectors("ipm-optimal(objective=distance)", honest, q, target), q);
    for (double exponent = -3; exponent <= 4; exponent += 0.1) {
      String ipm = "ipm(epsilon=" + Math.pow(10, exponent) + ")";
      double distance = distance(honest, target, vectors(ipm, honest, q, target), q);
      assertTrue(distance <= optimal * (1 + (target.isGeometric() ? 1e-3 : 0.02)), ipm);
    }
  }

  @Test
  void onAPlateauTheAttackersStayInTheGame() {
    // Krum never chooses one attacker who is far away, and ε ≥ 1e-3 is never 0.
    Gradients honest = gaussian(9, 50, 5);
    Aggregator krum = Aggregator.parse("krum");
    for (String objective : new String[] {"distance", "inner-product"}) {
      float[] u = vectors("ipm-optimal(objective=" + objective + ")", honest, 1, krum)[0];
      assertTrue(squared(u, new float[u.length]) > 0);
    }
  }

  private static double distance(Gradients honest, Aggregator target, float[][] byzantine, int q) {
    float[] aggregate = target.aggregate(received(honest.rows(), byzantine), q).vector();
    return squared(aggregate, honest.mean(Compute.SERIAL));
  }

  @Test
  void adaptiveAttacksNeedARule() {
    assertThrows(IllegalArgumentException.class, () -> vectors("ipm-optimal", NINE, 1));
  }

  private static double product(Gradients honest, Aggregator target, float[][] byzantine, int q) {
    float[] aggregate = target.aggregate(received(honest.rows(), byzantine), q).vector();
    return Alignment.of(honest.mean(Compute.SERIAL), aggregate, Compute.SERIAL).innerProduct();
  }

  private static Gradients gaussian(int h, int d, double mean) {
    float[][] rows = new float[h][d];
    for (int i = 0; i < h; i++) {
      Draws draws = Draws.of(5, "gaussian", i);
      for (int j = 0; j < d; j++) {
        rows[i][j] = (float) (mean + draws.nextGaussian());
      }
    }
    return Gradients.of(rows);
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
    }
    return sum;
  }

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return vectors(attack, honest, q, null);
  }

  private static float[][] vectors(String attack, Gradients honest, int q, Aggregator target) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(Knowledge.of(honest, q, target, Compute.SERIAL));
  }

  private static Gradients received(float[][] honest, float[][] byzantine) {
    float[][] all = Arrays.copyOf(honest, honest.length + byzantine.length);
    System.arraycopy(byzantine, 0, all, honest.length, byzantine.length);
    return Gradients.of(all);
  }
}
