package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.api.Test;

/** Where choices are equally good, the lowest index wins. */
class TiesTest {
  @Test
  void tiesOfNearestValuesGoToTheLowestIndex() {
    // 1 and 7 are equally near to 4, and one of them is kept.
    assertArrayEquals(new float[] {5.5f}, aggregate("meamed", Samples.column(7, 4, 1), 1));
    assertArrayEquals(new float[] {2.5f}, aggregate("meamed", Samples.column(1, 4, 7), 1));
  }

  @Test
  void tiesGoToTheLowestIndex() {
    Aggregate aggregate =
        Aggregator.parse("krum").aggregate(Samples.column(5, 1, 5, 1, 5, 1, 5), 2);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0}, aggregate.weights());
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
