package dev.strategikon.model.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.catalogue.Models;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockModelTest {
  private static final ImageShape INPUT = new ImageShape(1, 4, 4);
  private static final DropoutKey KEY = new DropoutKey(1, 2, 3);

  private static Network network() {
    return new BlockModel((input, classes) -> block(classes)).create(INPUT, 3);
  }

  /** Two dense layers, and something between them. */
  private static SequentialBlock block(int classes, Block... between) {
    SequentialBlock block =
        new SequentialBlock()
            .add(Blocks.batchFlattenBlock(INPUT.size()))
            .add(Linear.builder().setUnits(5).build());
    List.of(between).forEach(block::add);
    return block.add(Activation::relu).add(Linear.builder().setUnits(classes).build());
  }

  private static float[] gradient(Network network, float[] x, Batch batch) {
    float[] gradient = new float[x.length];
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      session.gradient(batch, KEY, gradient);
    }
    return gradient;
  }

  /** The order of the parameters is the same, too. */
  @Test
  void aBlockHasTheGradientOfTheSameLayers() {
    Network network = network();
    Network layers =
        Models.parse("flatten | dense(outputs=5) | relu | dense(outputs=3)")
            .value()
            .create(INPUT, 3);
    float[] x = layers.initialParameters(Initialisation.PYTORCH, 1);
    Batch batch = TestFiles.batch(network, 6, 1);
    assertEquals(16 * 5 + 5 + 5 * 3 + 3, network.dimension());
    assertFalse(network.hasBatchNorm());
    assertArrayEquals(gradient(layers, x, batch), gradient(network, x, batch), 1e-6f);
  }

  /** Of a weight by the seed, of a bias 0, which is what DJL gives it. */
  @Test
  void theSeedDecidesTheInitialValues() {
    float[] x = network().initialParameters(Initialisation.PYTORCH, 1);
    assertArrayEquals(x, network().initialParameters(Initialisation.PYTORCH, 1));
    for (int j = 0; j < x.length; j++) {
      boolean isBias = (j >= 80 && j < 85) || j >= 100;
      assertEquals(isBias, x[j] == 0, "coordinate " + j);
    }
  }

  @Test
  void batchNormIsCalibratedAndDropoutIsDrawnByItsKey() {
    Network network =
        new BlockModel(
                (input, classes) ->
                    block(
                        classes,
                        BatchNorm.builder().build(),
                        Dropout.builder().optRate(0.5f).build()))
            .create(INPUT, 3);
    assertTrue(network.hasBatchNorm());
    float[] x = network.initialParameters(Initialisation.PYTORCH, 1);
    Batch batch = TestFiles.batch(network, 20, 1);
    float[] first = gradient(network, x, batch);
    assertArrayEquals(first, gradient(network, x, batch));
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      float[] other = new float[x.length];
      session.gradient(batch, new DropoutKey(1, 2, 4), other);
      assertFalse(Arrays.equals(first, other));
      Statistics statistics = session.calibrate(List.of(batch));
      assertEquals(20, session.evaluate(batch, statistics).images());
    }
  }

  @Test
  void refusesABlockOfOtherOutputs() {
    BlockModel model = new BlockModel((input, classes) -> block(classes + 1));
    String message =
        assertThrows(IllegalArgumentException.class, () -> model.create(INPUT, 3)).getMessage();
    assertTrue(message.startsWith("The block returns (2, 4) for 2 images of 1 x 4 x 4"), message);
  }
}
