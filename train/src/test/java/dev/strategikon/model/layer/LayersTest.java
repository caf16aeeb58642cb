package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.Batch;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants of layers, by numbers worked by hand. */
class LayersTest {
  private static final int CHANNELS = 40;

  /** Pixels of a channel after the convolution. */
  private static final int PIXELS = 4;

  @Test
  void aConvolutionWithoutPaddingSeesWholeWindowsOnly() {
    Network network =
        new LayerNetwork(
            new ImageShape(1, 3, 3), List.of(new Conv(1, 0), new Flatten(), new Dense(2)));
    // The kernel and its bias, then two weights and two biases.
    float[] x = {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f, .5f, 1, -1, 0, 0};
    float[] image = {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f};
    // 0.01·(1² + … + 9²) + 0.5
    double output = 3.35;
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      Evaluation evaluation = session.evaluate(new Batch(image, new int[] {1}), Statistics.NONE);

      assertEquals(Math.log(1 + Math.exp(2 * output)), evaluation.lossSum(), 1e-5);
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LayerNetwork(
                new ImageShape(1, 2, 3), List.of(new Conv(1, 0), new Flatten(), new Dense(2))));
    assertThrows(IllegalArgumentException.class, () -> new Conv(1, 3));
  }

  /** One kernel of 2 × 2 at the places (0, 0), (0, 2), (2, 0) and (2, 2) of 4 × 4 pixels. */
  @Test
  void aConvolutionTakesEveryStride() {
    Conv conv = new Conv(1, 2, 2, 0);
    assertEquals(new ImageShape(1, 2, 2), conv.output(new ImageShape(1, 4, 4)));
    assertEquals(new ImageShape(1, 3, 2), new Conv(1, 5, 3, 2).output(new ImageShape(1, 9, 6)));
    Network network =
        new LayerNetwork(new ImageShape(1, 4, 4), List.of(conv, new Flatten(), new Dense(2)));
    // Kernel, bias, two rows of four weights, two biases.
    float[] x = {1, 2, 3, 4, .5f, 1, 2, 4, 8, 0, 0, 0, 0, 0, 0};
    float[] image = {.1f, .2f, 0, 0, .3f, .4f, 0, .1f, 0, 0, 0, 0, 1, 0, 0, 0};
    // Sums .1 + .4 + .9 + 1.6, then 4 · .1, 3 · 1 and 0, each plus 0.5.
    double output = 3.5 + 2 * .9 + 4 * 3.5 + 8 * .5;
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      Evaluation evaluation = session.evaluate(new Batch(image, new int[] {1}), Statistics.NONE);

      assertEquals(Math.log(1 + Math.exp(output)), evaluation.lossSum(), 1e-5);
    }
  }

  /** A dropped value has no part in the weights' gradient after it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDropoutDropsWholeChannelsOrSingleValues(boolean wholeChannels) {
    Network network =
        new LayerNetwork(
            new ImageShape(1, 4, 4),
            List.of(
                new Conv(CHANNELS, 0),
                new Dropout(0.5, wholeChannels),
                new Flatten(),
                new Dense(2)));
    float[] gradient = Samples.gradient(network, Samples.batch(network, 1, 1), Samples.KEY);
    int weights = network.parameters().get(2).offset();
    int dropped = 0;
    int mixed = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int zeros = 0;
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        zeros += gradient[weights + channel * PIXELS + pixel] == 0 ? 1 : 0;
      }
      dropped += zeros;
      mixed += zeros > 0 && zeros < PIXELS ? 1 : 0;
    }
    assertEquals(0.5, (double) dropped / (CHANNELS * PIXELS), 0.3);
    assertTrue(wholeChannels ? mixed == 0 : mixed > CHANNELS / 2, mixed + " channels are mixed");
  }

  /** Torch's Dropout2d draws a number for each row and column of a matrix: for single values. */
  @Test
  void inAFlatVectorEveryValueIsAChannel() {
    float[][] gradients = new float[2][];
    for (int i = 0; i < 2; i++) {
      Network network =
          new LayerNetwork(
              new ImageShape(1, 4, 4),
              List.of(new Flatten(), new Dense(64), new Dropout(0.5, i == 1), new Dense(3)));
      gradients[i] = Samples.gradient(network, Samples.batch(network, 3, 1), Samples.KEY);
    }
    assertArrayEquals(gradients[0], gradients[1]);
  }
}
