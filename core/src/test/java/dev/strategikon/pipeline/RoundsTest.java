package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What depends on the step: the last aggregate, and random numbers. */
class RoundsTest {
  @Test
  void centeredClippingMovesOnFromTheLastAggregate() {
    Aggregator clipping = Aggregator.parse("centered-clipping(radius=1, start=last)");
    Gradients received = Samples.column(10, 10, 10);
    float[] first = clipping.aggregate(received, 0).vector();
    assertArrayEquals(new float[] {1}, first, 1e-6f);
    float[] second =
        clipping.aggregate(received, 0, new Round(1, 1, first), Compute.SERIAL).vector();
    assertArrayEquals(new float[] {2}, second, 1e-6f);
    Aggregator mixed = Aggregator.parse("nnm | centered-clipping(radius=1, start=last)");
    assertArrayEquals(
        new float[] {2},
        mixed.aggregate(received, 0, new Round(1, 1, first), Compute.SERIAL).vector(),
        1e-6f);
  }

  @Test
  void bucketsAreDrawnAnewInEachStepAndEquallyWithOneSeed() {
    Aggregator bucketing = Aggregator.parse("bucketing(size=2) | krum(neighbours=1)");
    Gradients received = Samples.column(1, 2, 4, 8, 16, 32, 64, 128);
    float[] first =
        bucketing.aggregate(received, 0, new Round(7, 0, null), Compute.SERIAL).vector();
    assertArrayEquals(
        first, bucketing.aggregate(received, 0, new Round(7, 0, null), Compute.SERIAL).vector());
    assertTrue(
        IntStream.range(1, 20)
            .anyMatch(
                step ->
                    bucketing.aggregate(received, 0, new Round(7, step, null), Compute.SERIAL)
                            .vector()[0]
                        != first[0]));
    assertArrayEquals(
        aggregate("mean", received, 0), aggregate("bucketing(size=8) | median", received, 0));
    assertArrayEquals(
        aggregate("mean", received, 0), aggregate("bucketing(size=2) | mean", received, 0));
  }

  private static float[] aggregate(String rule, Gradients gradients, int q) {
    return Aggregator.parse(rule).aggregate(gradients, q).vector();
  }
}
