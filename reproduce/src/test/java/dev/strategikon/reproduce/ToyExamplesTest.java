package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.rule.geometry.Krum;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The paper's examples in one dimension, with its numbers. */
class ToyExamplesTest {
  private final SyntheticEvidence nothing;

  ToyExamplesTest() throws IOException {
    nothing = new SyntheticEvidence(Scale.LAPTOP.grid(Map.of()));
  }

  @Test
  void theRulesThemselvesGiveThem() {
    Finding median = nothing.judge(ToyExamples.MEDIAN);
    assertEquals(Outcome.HOLDS, median.outcome());
    assertEquals(
        "median answers -0.1, the honest mean is 0.1000, the product -0.0100", median.measured());
    Finding krum = nothing.judge(ToyExamples.KRUM);
    assertEquals(Outcome.HOLDS, krum.outcome());
    assertEquals(
        "krum answers -0.1, the honest mean is 0.2167, the product -0.0217", krum.measured());
  }

  @Test
  void krumsScoresAreThePapersOneByOne() {
    Gradients received =
        Gradients.of(
            new float[] {-0.1f},
            new float[] {-0.1f},
            new float[] {-0.1f},
            new float[] {0},
            new float[] {0.02f},
            new float[] {0.14f},
            new float[] {0.26f},
            new float[] {0.38f},
            new float[] {0.5f});
    assertArrayEquals(
        new double[] {0.0244, 0.0244, 0.0244, 0.0304, 0.0436, 0.1060, 0.1440, 0.2160, 0.4320},
        new Krum().scores(Geometry.of(received, Compute.SERIAL), 3),
        1e-6);
  }
}
