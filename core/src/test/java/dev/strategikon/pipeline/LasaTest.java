package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** LASA where its formula leaves something open, and its layers. */
class LasaTest {
  /** All have the same length, so that only the signs decide: the last is alone with its own. */
  @Test
  void whoAgreesWithAllPasses() {
    float[][] rows = {{3, 4}, {4, 3}, {3, 4}, {4, 3}, {-5, 0}};
    assertArrayEquals(new float[] {3.5f, 3.5f}, aggregate(LayerSizes.WHOLE, rows), 1e-6f);
  }

  /** In the second layer nobody has signs, so that the lengths alone decide, which are all 0. */
  @Test
  void aLayerOfZerosIsZero() {
    float[][] rows = {{3, 4, 0}, {4, 3, 0}, {3, 4, 0}, {4, 3, 0}, {-5, 0, 0}};
    assertArrayEquals(new float[] {3.5f, 3.5f, 0}, aggregate(LayerSizes.of(2, 1), rows), 1e-6f);
  }

  /** Two of four have each sign: the median 0 is as far from all as the deviation. */
  @Test
  void whereNobodyPassesAllDo() {
    float[][] rows = {{3, 3}, {3, 3}, {-2, -2}, {-2, -2}};
    float[] expected = {0, 0};
    assertArrayEquals(expected, aggregate(LayerSizes.WHOLE, rows), 1e-6f);
  }

  /** More than half are zero, so the others are clipped to nothing. */
  @Test
  void zeroVectorsAreNoDivisionByZero() {
    float[][] rows = {{0, 0}, {0, 0}, {0, 0}, {7, 1}};
    assertArrayEquals(new float[] {0, 0}, aggregate(LayerSizes.WHOLE, rows));
  }

  /** An attacker who is unusual in one layer is heard in the other. */
  @Test
  void eachLayerChoosesForItself() {
    float[][] rows = {
      {2, 1, 1, 2}, {1, 2, 2, 1}, {2, 2, 1, 1}, {1, 1, 2, 2}, {-2, -1, 3, 1},
    };
    Aggregate two =
        Aggregator.parse("lasa(sparsity=0, lengths=9)")
            .aggregate(
                Gradients.of(rows), 1, Round.FIRST.with(LayerSizes.of(2, 2)), Compute.SERIAL);
    assertEquals(0.1, two.weights()[4], 1e-12);
    assertEquals(1.5f, two.vector()[0], 1e-6f);
    assertArrayEquals(
        new double[] {0.25, 0.25, 0.25, 0.25, 0},
        Aggregator.parse("lasa(sparsity=0, lengths=9)").aggregate(Gradients.of(rows), 1).weights());
  }

  /** Layers that begin and end inside of blocks, at their edges, and many in one block. */
  @Test
  void layersOfAnySizeHaveTheSameBitsOnShards() {
    int block = Blocks.SIZE;
    int d = 5 * block + 77;
    int[] small = new int[100];
    Arrays.fill(small, 3);
    int[] sizes = Arrays.copyOf(small, 104);
    sizes[100] = block - 300;
    sizes[101] = 2 * block + 1;
    sizes[102] = 1;
    sizes[103] = d - 3 * block - 2;
    LayerSizes layers = LayerSizes.of(sizes);
    float[][] rows = Samples.normal(9, d, 0.1, 1, 4);
    Shards.assertSame(
        d,
        new int[] {2, 3, 6},
        place -> {
          Aggregate found =
              Aggregator.parse("lasa")
                  .aggregate(
                      Gradients.of(place.slice(rows)),
                      2,
                      Round.FIRST.with(layers),
                      place.compute());
          return new Shards.Answer(Arrays.toString(found.weights()), found.vector());
        });
  }

  @Test
  void layersMustHaveAllCoordinates() {
    assertEquals(
        "The 2 layers have 4 coordinates in all, and the vectors have 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> aggregate(LayerSizes.of(3, 1), new float[][] {{1, 2}, {3, 4}}))
            .getMessage());
    assertEquals(
        "Layer 2 has 0 coordinates, and needs at least 1",
        assertThrows(IllegalArgumentException.class, () -> LayerSizes.of(3, 0)).getMessage());
  }

  private static float[] aggregate(LayerSizes layers, float[][] rows) {
    return Aggregator.parse("lasa(sparsity=0)")
        .aggregate(Gradients.of(rows), 1, Round.FIRST.with(layers), Compute.SERIAL)
        .vector();
  }
}
