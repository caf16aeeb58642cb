package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnBatchTest {
  @ParameterizedTest
  @ValueSource(strings = {"median", "meamed", "nnm | trimmed-mean", "bucketing | median", "bulyan"})
  void productsAreThoseOfTheRule(String rule) {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 7, Blocks.SIZE + 40, 3);
    KnownLine known = KnownLine.manipulation(rule, honest, 1);
    Line line = known.line();
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    double[] ts = {0.3, -2, 0, 40};
    double[] products = ColumnBatch.products(line, geometry).at(ts);
    for (int k = 0; k < ts.length; k++) {
      double expected = known.product(ts[k]);
      assertEquals(expected, products[k], 1e-4 * Math.abs(expected), rule + " at " + ts[k]);
    }
  }

  @Test
  void aMeasureSeesEachCoordinateOnce() {
    int d = 2 * Blocks.SIZE + 7;
    Line line = KnownLine.manipulation("mean", Gradients.of(new float[d], new float[d]), 1).line();
    double[] counts = new ColumnBatch(line, null, (block, from, to) -> to - from).at(new double[3]);
    for (double count : counts) {
      assertEquals(d, count);
    }
    assertEquals(0, ColumnBatch.products(line, null).at(new double[0]).length);
    assertEquals(1, line.compute().threads(), "as " + Compute.SERIAL);
  }
}
