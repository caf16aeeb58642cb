package dev.strategikon.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.round.OpenRound;
import dev.strategikon.round.Receipt;
import dev.strategikon.round.RoundBuffer;
import org.junit.jupiter.api.Test;

/** The gradient of a block as one vector. */
class FlatGradientTest {
  /** Two inputs, two hidden units, one output: 4 + 2 weights. All are 1. */
  private static SequentialBlock twoLayers() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(2).optBias(false).build())
        .add(Linear.builder().setUnits(1).optBias(false).build());
  }

  /**
   * For the input (1, 2) both hidden units are 3 and the output is 6, so ∂/∂output is 6. A first
   * weight has 6·x, a last one 6·3.
   */
  @Test
  void layersInTheBlocksOrder() {
    try (Networks network = new Networks(twoLayers(), 2)) {
      FlatGradient gradient = FlatGradient.of(network.block);
      assertEquals(6, gradient.dimension());
      network.backward(new float[][] {{1, 2}});
      float[] read = new float[6];
      gradient.read(read);
      assertArrayEquals(new float[] {6, 12, 6, 12, 18, 18}, read);
      OpenRound round = new RoundBuffer(1, 6, 0, Aggregator.parse("mean"), Compute.SERIAL).open();
      assertEquals(Receipt.ACCEPTED, gradient.submit(round, 0));
      assertArrayEquals(read, round.close().vector());
    }
  }

  @Test
  void frozenParametersAreLeftOut() {
    SequentialBlock block = twoLayers();
    try (Networks network = new Networks(block, 2)) {
      block.getChildren().get(0).getValue().freezeParameters(true);
      FlatGradient gradient = FlatGradient.of(network.block);
      assertEquals(2, gradient.dimension());
      network.backward(new float[][] {{1, 2}});
      float[] read = new float[2];
      gradient.read(read);
      assertArrayEquals(new float[] {18, 18}, read);
      gradient.write(new float[] {1, 2});
      network.trainer.step();
      assertArrayEquals(new float[] {1, 1, 1, 1}, network.values(0));
      assertArrayEquals(new float[] {0.9f, 0.8f}, network.values(1), 1e-6f);
      block.freezeParameters(true);
      assertThrows(IllegalArgumentException.class, () -> FlatGradient.of(block));
    }
  }

  /** Scale and shift have gradients; the running mean and variance have none. */
  @Test
  void runningStatisticsAreNoGradient() {
    SequentialBlock block = new SequentialBlock().add(BatchNorm.builder().build());
    try (Networks network = new Networks(block, 3)) {
      assertEquals(6, FlatGradient.of(network.block).dimension());
    }
  }

  @Test
  void theOptimizerStepsByWhatWasWritten() {
    try (Networks network = new Networks(twoLayers(), 2)) {
      FlatGradient gradient = FlatGradient.of(network.block);
      network.backward(new float[][] {{1, 2}});
      gradient.write(new float[] {1, 2, 3, 4, 5, 6});
      network.trainer.step();
      assertArrayEquals(new float[] {0.9f, 0.8f, 0.7f, 0.6f}, network.values(0), 1e-6f);
      assertArrayEquals(new float[] {0.5f, 0.4f}, network.values(1), 1e-6f);
    }
  }

  @Test
  void notANumberIsClearedToo() {
    try (Networks network = new Networks(twoLayers(), 2)) {
      FlatGradient gradient = FlatGradient.of(network.block);
      network.backward(new float[][] {{Float.NaN, 2}});
      OpenRound round = new RoundBuffer(1, 6, 1, Aggregator.parse("mean"), Compute.SERIAL).open();
      assertEquals(Receipt.NOT_FINITE, gradient.submit(round, 0));
      gradient.clear();
      network.backward(new float[][] {{1, 2}});
      float[] read = new float[6];
      gradient.read(read);
      assertArrayEquals(new float[] {6, 12, 6, 12, 18, 18}, read);
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "The parameter 01Linear_weight is not initialized: call Trainer.initialize first",
        assertThrows(IllegalStateException.class, () -> FlatGradient.of(twoLayers())).getMessage());
    assertEquals(
        "The parameter w is on gpu(0), and rules run on the CPU: train with"
            + " optDevices(Device.cpu())",
        assertThrows(
                IllegalArgumentException.class,
                () -> FlatGradient.checkMemory("w", Device.gpu(), DataType.FLOAT32))
            .getMessage());
    assertEquals(
        "The parameter w is of float16, and rules aggregate float32",
        assertThrows(
                IllegalArgumentException.class,
                () -> FlatGradient.checkMemory("w", Device.cpu(), DataType.FLOAT16))
            .getMessage());
    try (Networks network = new Networks(twoLayers(), 2)) {
      FlatGradient gradient = FlatGradient.of(network.block);
      assertThrows(IllegalArgumentException.class, () -> gradient.read(new float[5]));
      assertThrows(IllegalArgumentException.class, () -> gradient.write(new float[7]));
      network.block.getParameters().get(1).getValue().getArray().setRequiresGradient(false);
      assertEquals(
          "The parameter 02Linear_weight has no gradient: call Trainer.initialize, or freeze it",
          assertThrows(IllegalArgumentException.class, () -> FlatGradient.of(network.block))
              .getMessage());
    }
  }
}
