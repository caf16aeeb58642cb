package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** The paper's toy examples, in which attackers break a rule. */
class ToyExamplesTest {
  @Test
  void thePapersToyExampleBreaksTheMedian() {
    Gradients received = Samples.column(-0.1f, 0.1f, 0.3f, -4, -2);
    assertArrayEquals(new float[] {-0.1f}, aggregate("median", received, 2));
  }

  @Test
  void thePapersToyExampleBreaksKrum() {
    Gradients received = Samples.column(-0.2f, 0, 0.3f, 0.5f, 0.7f, -0.1f, -0.1f);
    Aggregator krum = Aggregator.parse("krum");
    Aggregate aggregate = krum.aggregate(received, 2);
    assertArrayEquals(new float[] {-0.1f}, aggregate.vector());
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 1, 0}, aggregate.weights());
    double[] scores = new Krum().scores(Geometry.of(received, Compute.SERIAL), 2);
    assertEquals(0.02, scores[5], 1e-7);
    assertEquals(scores[5], scores[6]);
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
