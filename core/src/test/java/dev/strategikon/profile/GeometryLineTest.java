package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryLineTest {
  private static final Gradients HONEST = Samples.of(Samples.Kind.NORMAL, 7, 40, 3);
  private static final double[] TS = {1e-3, 0.2, 1, 3.7, 100};

  private static KnownLine line(String rule, boolean hasBase, int sign) {
    float[] mean = HONEST.mean(Compute.SERIAL);
    float[] reference = Samples.of(Samples.Kind.NARROW, 1, 40, 9).row(0);
    return KnownLine.of(rule, HONEST, 2, reference, hasBase ? mean : null, HONEST.row(3), sign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "cge",
        "geometric-median",
        "nnm | mean",
        "nnm | krum",
        "centered-clipping(radius=3, start=last)",
        "zeno(rho=0.05)",
        "nnm | fltrust",
        "krum | guard",
        "nnm | mean | guard(correction=project)",
        "cge | guard(level=0.05)"
      })
  void productsAreThoseOfTheVectors(String rule) {
    for (boolean hasBase : new boolean[] {false, true}) {
      KnownLine known = line(rule, hasBase, 1);
      KnownLine back = line(rule, hasBase, -1);
      GeometryLine geometry = GeometryLine.of(known.line());
      GeometryLine reversed = geometry.reversed();
      assertEquals(-1, reversed.line().sign());
      for (double t : TS) {
        assertEquals(known.product(t), geometry.product(t), 1e-4 * (1 + t), rule + " at " + t);
        assertEquals(back.product(t), reversed.product(t), 1e-4 * (1 + t), rule + " at -" + t);
      }
      assertArrayEquals(
          new double[] {geometry.product(0.2), geometry.product(3.7)},
          geometry.products(new double[] {0.2, 3.7}));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "geometric-median",
        "nnm | mean",
        "zeno",
        "cge | guard",
        "cge | guard(correction=project)",
        "nnm | mean | guard(correction=project, level=0.1)"
      })
  void distancesAreThoseOfTheVectors(String rule) {
    KnownLine known = line(rule, true, 1);
    GeometryLine geometry = GeometryLine.of(known.line());
    float[] target = known.line().reference();
    for (double t : TS) {
      double squares = 0;
      double[] aggregate = known.aggregate(t);
      for (int j = 0; j < target.length; j++) {
        squares += Math.pow(aggregate[j] - target[j], 2);
      }
      assertEquals(squares, geometry.squaredDistance(t), 1e-3 * squares + 1e-3, rule);
    }
  }

  @Test
  void itFitsWhatIsACombinationThatGeometryDecides() {
    assertTrue(GeometryLine.supports(Aggregator.parse("krum")));
    assertTrue(GeometryLine.supports(Aggregator.parse("arc | geometric-median")));
    assertTrue(GeometryLine.supports(Aggregator.parse("nnm | mean")));
    // Columns alone are cheaper.
    assertFalse(GeometryLine.supports(Aggregator.parse("mean")));
    assertFalse(GeometryLine.supports(Aggregator.parse("nnm | median")));
    assertFalse(GeometryLine.supports(Aggregator.parse("bulyan")));
  }
}
