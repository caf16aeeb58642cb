package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPipeline;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One huge vector, or all of them: the others keep their digits. */
class HugeVectorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "geometric-median; -4e30 -3 -2 -3; 1; -3.0025",
        "geometric-median(iterations=1); -4e30 -3 -2 -3; 1; -3.428571",
        "arc | krum; 4e20 -5 0 -2 -5; 1; -5",
        "arc | geometric-median; 4e30 -3 -2 -3 -3; 1; -2.333001",
        "clipping(radius=2) | krum; 1e30 1e30 -1e30 1e30 2e30; 1; 2",
        "clipping(radius=2) | multi-krum; 1e30 1e30 -1e30 1e30 2e30; 1; 2",
        "clipping(radius=2) | mean; 3e38 3e38 3e38 1e-45 -3e38; 1; 0.8",
        "clipping(radius=2) | median; 3e38 3e38 3e38 1e-45 -3e38; 1; 2",
      })
  void oneCoordinate(String spec, String values, int q, double expected) {
    float[][] rows =
        Arrays.stream(values.split(" "))
            .map(v -> new float[] {Float.parseFloat(v)})
            .toArray(float[][]::new);
    assertEquals(expected, SlowPipeline.parse(spec).aggregate(Doubles.of(rows), q)[0], 1e-4);
    check(spec, rows, q);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geometric-median",
        "geometric-median(iterations=40)",
        "nnm | geometric-median",
        "centered-clipping(radius=3, iterations=5)",
        "clipping | krum",
        "arc | monna",
        "arc | caf",
        "arc | geometric-median",
        "arc | nnm | geometric-median"
      })
  void allVectorsOfManyCoordinates(String spec) {
    for (float scale : new float[] {1e-30f, 1, 1e8f, 1e14f, 1e30f, 1e37f}) {
      float[][] rows = Samples.normal(25, 40, 0.3, 1, 1);
      for (int i = 14; i < 25; i++) {
        for (int j = 0; j < 40; j++) {
          rows[i][j] = -scale * rows[0][j];
        }
      }
      check(spec, rows, 11);
    }
  }

  /** Honest vectors a ten thousandth of their length apart: sums about the origin do not serve. */
  @Test
  void nearVectorsFarFromTheOrigin() {
    float[][] rows = Samples.normal(9, 300, 0, 1e-4, 2);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 300; j++) {
        rows[i][j] += 1;
      }
    }
    for (float scale : new float[] {1e2f, 1e8f, 1e30f}) {
      Arrays.fill(rows[7], -scale);
      Arrays.fill(rows[8], scale);
      rows[8][3] = 0;
      float[] actual =
          Aggregator.parse("geometric-median(nu=1e-6, iterations=9)")
              .aggregate(Gradients.of(rows), 2)
              .vector();
      double[] expected =
          SlowPipeline.parse("geometric-median(nu=1e-6, iterations=9)")
              .aggregate(Doubles.of(rows), 2);
      for (int j = 0; j < 300; j++) {
        assertEquals(expected[j], actual[j], 2e-7, "scale " + scale + ", coordinate " + j);
      }
    }
  }

  @Test
  void theLastAggregateIsTheStart() {
    float[][] rows = Samples.normal(9, 30, 0.3, 1, 1);
    float[] last = Samples.normal(1, 30, 0.3, 0.1, 2)[0];
    Round round = new Round(0, 3, last);
    Aggregator rule = Aggregator.parse("centered-clipping(radius=1, iterations=3, start=last)");
    Arrays.fill(rows[8], 1e8f);
    float[] far = rule.aggregate(Gradients.of(rows), 1, round, Compute.SERIAL).vector();
    Arrays.fill(rows[8], 1e37f);
    float[] farther = rule.aggregate(Gradients.of(rows), 1, round, Compute.SERIAL).vector();
    assertArrayEquals(far, farther, 1e-6f);
  }

  private static void check(String spec, float[][] rows, int q) {
    double[] expected = SlowPipeline.parse(spec).aggregate(Doubles.of(rows), q);
    float[] actual = Aggregator.parse(spec).aggregate(Gradients.of(rows), q).vector();
    for (int j = 0; j < actual.length; j++) {
      assertEquals(expected[j], actual[j], 1e-5 * Math.max(1, Math.abs(expected[j])), spec);
    }
  }
}
