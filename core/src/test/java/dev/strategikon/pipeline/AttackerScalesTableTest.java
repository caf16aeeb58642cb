package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/lab/numbers.md; {@code -Dstrategikon.table=true} prints it. */
class AttackerScalesTableTest {
  private static final float[] SCALES = {
    Float.MIN_VALUE, 1, 1e2f, 1e6f, 1e10f, 1e14f, 1e20f, 1e30f, 3e37f
  };

  private static final List<String> SPECS =
      List.of(
          "geometric-median",
          "nnm | geometric-median",
          "centered-clipping(radius=3, iterations=3)",
          "clipping | krum",
          "clipping | cge",
          "clipping | geometric-median",
          "arc | krum",
          "arc | multi-krum",
          "arc | monna",
          "arc | caf",
          "arc | nnm | geometric-median",
          "krum",
          "median");

  @Test
  void theErrorIsSmallAgainstTheHonestDeviation() {
    StringBuilder table = new StringBuilder();
    for (String spec : SPECS) {
      table.append("| `").append(spec.replace("|", "\\|")).append("` |");
      for (float scale : SCALES) {
        double error = error(spec, scale);
        table.append(" %.0e |".formatted(error));
        assertTrue(error < 1e-4, spec + " at " + scale + ": " + error);
      }
      table.append('\n');
    }
    if (Boolean.getBoolean("strategikon.table")) {
      System.out.print(table);
    }
  }

  /** The largest error of a coordinate; the honest deviation is 1. */
  private static double error(String spec, float scale) {
    float[][] rows = Samples.normal(25, 40, 0.3, 1, 1);
    for (int i = 14; i < 25; i++) {
      for (int j = 0; j < 40; j++) {
        rows[i][j] = -scale * rows[i - 14][j];
      }
    }
    double[] expected = SlowPipeline.parse(spec).aggregate(Doubles.of(rows), 11);
    float[] actual = Aggregator.parse(spec).aggregate(Gradients.of(rows), 11).vector();
    double most = 0;
    for (int j = 0; j < 40; j++) {
      most = Math.max(most, Math.abs(expected[j] - actual[j]));
    }
    return most;
  }
}
