package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnBatchTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "median",
        "meamed",
        "nnm | trimmed-mean",
        "bucketing | median",
        "bulyan",
        "median | guard",
        "meamed | guard(correction=project, level=0.05)"
      })
  void productsAreThoseOfTheRule(String rule) {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, Blocks.SIZE + 40, 3);
    KnownLine known = KnownLine.manipulation(rule, honest, 1);
    Line line = known.line();
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    double[] ts = {0.3, -2, 0, 40};
    double[] products = ColumnBatch.of(line, geometry, null, Objective.INNER_PRODUCT).at(ts);
    for (int k = 0; k < ts.length; k++) {
      double expected = known.product(ts[k]);
      assertEquals(expected, products[k], 1e-4 * Math.abs(expected), rule + " at " + ts[k]);
    }
  }

  @Test
  void aMeasureSeesEachCoordinateOnce() {
    int d = 2 * Blocks.SIZE + 7;
    float[] ones = new float[d];
    Arrays.fill(ones, 1);
    Line line = KnownLine.manipulation("mean", Gradients.of(ones, ones), 1).line();
    ColumnBatch batch = ColumnBatch.of(line, null, null, Objective.INNER_PRODUCT);
    for (double count : batch.at(new double[] {-1, -1, -1})) {
      assertEquals(d, count);
    }
    assertEquals(0, batch.at(new double[0]).length);
    assertEquals(1, line.compute().threads(), "as " + Compute.SERIAL);
  }
}
