package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import org.junit.jupiter.api.Test;

class AuditTest {
  @Test
  void alignmentByHand() {
    Alignment alignment = Alignment.of(new float[] {3, 4}, new float[] {-4, 0}, Compute.SERIAL);
    assertEquals(-12, alignment.innerProduct());
    assertEquals(5, alignment.referenceNorm());
    assertEquals(4, alignment.aggregateNorm());
    assertEquals(-0.6, alignment.cosine(), 1e-15);
    assertTrue(
        Double.isNaN(Alignment.of(new float[] {1}, new float[] {0}, Compute.SERIAL).cosine()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Alignment.of(new float[] {1}, new float[2], Compute.SERIAL));
  }

  @Test
  void aLongVectorsSquaresDoNotOverflow() {
    float[] huge = new float[10_000];
    java.util.Arrays.fill(huge, 1e30f);
    assertEquals(1e64, Alignment.of(huge, huge, Compute.SERIAL).innerProduct(), 1e57);
  }

  @Test
  void theMeansByzantineWeightIsTheirShare() {
    assertEquals(0.4, weight("mean", new boolean[] {false, true, false, true, false}), 1e-12);
  }

  @Test
  void theMediansByzantineWeightCountsCoordinatesAndSharesTies() {
    // The medians are 3 (row 0), 1 (rows 1 and 2 tie), 5 (row 4) and 0 (all tie).
    boolean[] second = {false, true, false, false, false};
    boolean[] last = {false, false, false, false, true};
    assertEquals((0 + 0.5 + 0 + 0.2) / 4, weight("median", second), 1e-12);
    assertEquals((0 + 0 + 1 + 0.2) / 4, weight("median", last), 1e-12);
  }

  @Test
  void krumsByzantineWeightIsAllOrNothing() {
    boolean[] none = new boolean[5];
    boolean[] all = {true, true, true, true, true};
    assertEquals(0, weight("krum", none));
    assertEquals(1, weight("krum", all));
  }

  private static double weight(String spec, boolean[] byzantine) {
    Gradients gradients =
        Gradients.of(
            new float[] {3, 0, 1, 0},
            new float[] {1, 1, 2, 0},
            new float[] {2, 1, 8, 0},
            new float[] {4, 7, 9, 0},
            new float[] {5, 9, 5, 0});
    Aggregator aggregator = Aggregator.parse(spec);
    return ByzantineWeight.of(
        aggregator.rule(),
        1,
        aggregator.aggregate(gradients, 1),
        gradients,
        byzantine,
        Shard.WHOLE);
  }
}
