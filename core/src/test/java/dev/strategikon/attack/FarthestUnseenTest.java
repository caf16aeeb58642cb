package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.Alignment;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.AllKnowing;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Min-Max and Min-Sum go to their limit and no farther. */
class FarthestUnseenTest {
  @ParameterizedTest
  @ValueSource(strings = {"unit", "std", "sign"})
  void minMaxAndMinSumGoExactlyToTheirLimit(String perturbation) {
    Gradients honest = Gradients.of(Samples.normal(9, 300, 0.2, 1, 5));
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

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(AllKnowing.of(honest, q, null, Compute.SERIAL));
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
    }
    return sum;
  }
}
