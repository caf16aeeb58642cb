package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** Numbers of very different sizes cost no digit. */
class PrecisionTest {
  @Test
  void oneOutlierCostsTheTrimmedMeanNoDigit() {
    Gradients received = Samples.column(0.1f, 0.2f, 1e9f, 0.4f, 0.3f);
    assertArrayEquals(new float[] {0.3f}, aggregate("trimmed-mean", received, 1), 1e-7f);
  }

  @Test
  void mixedVectorsMayHaveSumsBeyondFloatsRange() {
    float[] row = {Float.MAX_VALUE, Float.MIN_VALUE, -0f, -Float.MAX_VALUE};
    float[][] rows = {row, row.clone(), row.clone(), row.clone(), row.clone()};
    float[] mixed = Aggregator.parse("nnm | median").aggregate(Gradients.of(rows), 1).vector();
    assertArrayEquals(row, mixed);
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
