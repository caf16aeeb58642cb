package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.Alignment;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.AllKnowing;
import org.junit.jupiter.api.Test;

/** The attack of Remark 3 reaches what Theorem 1 allows. */
class OppositeSideTest {
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
    float[] aggregate = Aggregator.parse("median").aggregate(gradients.withAll(u), 12).vector();
    for (int j = 0; j < mean.length; j++) {
      float extreme = honest[0][j];
      for (float[] v : honest) {
        extreme = mean[j] > 0 ? Math.min(extreme, v[j]) : Math.max(extreme, v[j]);
      }
      assertEquals(extreme, aggregate[j]);
    }
    assertTrue(Alignment.of(mean, aggregate, Compute.SERIAL).innerProduct() < 0);
  }

  private static float[][] vectors(String attack, Gradients honest, int q) {
    return ((GradientAttack) Attacks.parse(attack))
        .vectors(AllKnowing.of(honest, q, null, Compute.SERIAL));
  }
}
