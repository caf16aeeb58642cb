package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.CoordinateRange;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Network;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Relu;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayerNetworkTest {
  @Test
  void parametersLieOneAfterTheOther() {
    Network network = Samples.onCifar("cnn-paper");

    int end = 0;
    for (ParameterBlock block : network.parameters()) {
      assertEquals(end, block.offset(), block.name());
      end += block.size();
    }
    assertEquals(network.dimension(), end);
    Map<String, List<Integer>> shapes =
        network.parameters().stream()
            .collect(Collectors.toMap(ParameterBlock::name, ParameterBlock::shape));
    assertEquals(List.of(128, 64, 3, 3), shapes.get("conv3.weight"));
    assertEquals(List.of(128), shapes.get("conv3.bias"));
    assertEquals(List.of(64), shapes.get("batch-norm2.weight"));
    assertEquals(List.of(128, 8192), shapes.get("dense1.weight"));
  }

  @Test
  void initialParametersFillTheirBounds() {
    Network network = Samples.onCifar("cnn-paper");
    float[] x = network.initialParameters(Initialisation.PYTORCH, 7);

    for (ParameterBlock block : network.parameters()) {
      float[] part = Arrays.copyOfRange(x, block.offset(), block.offset() + block.size());
      if (block.name().startsWith("batch-norm")) {
        float[] expected = new float[block.size()];
        Arrays.fill(expected, block.name().endsWith("weight") ? 1 : 0);
        assertArrayEquals(expected, part, block.name());
      } else if (block.name().equals("conv2.weight")) {
        double bound = 1 / Math.sqrt(64 * 9);
        double largest = 0;
        double squares = 0;
        for (float value : part) {
          largest = Math.max(largest, Math.abs(value));
          squares += value * value;
        }
        assertTrue(largest <= bound && largest > 0.99 * bound, "largest " + largest);
        assertEquals(bound / Math.sqrt(3), Math.sqrt(squares / part.length), 0.01 * bound);
      }
    }
    assertArrayEquals(x, network.initialParameters(Initialisation.PYTORCH, 7));
    assertFalse(Arrays.equals(x, network.initialParameters(Initialisation.PYTORCH, 8)));
  }

  @Test
  void xavierFillsItsBoundsAndLeavesBiasesAtZero() {
    Network network = Samples.onCifar("cnn-paper");
    float[] x = network.initialParameters(Initialisation.XAVIER, 7);
    // √(3 / ((fan_in + fan_out) / 2)) by hand.
    Map<String, Double> bounds =
        Map.of(
            "conv1.weight", Math.sqrt(3 / ((3 * 9 + 64 * 9) / 2.0)),
            "conv3.weight", Math.sqrt(3 / ((64 * 9 + 128 * 9) / 2.0)),
            "dense1.weight", Math.sqrt(3 / ((8192 + 128) / 2.0)),
            "dense2.weight", Math.sqrt(3 / ((128 + 10) / 2.0)));
    int checked = 0;
    for (ParameterBlock block : network.parameters()) {
      float[] part = Arrays.copyOfRange(x, block.offset(), block.offset() + block.size());
      double largest = 0;
      for (float value : part) {
        largest = Math.max(largest, Math.abs(value));
      }
      Double bound = bounds.get(block.name());
      if (bound != null) {
        assertTrue(largest <= bound && largest > 0.99 * bound, block.name() + " " + largest);
        checked++;
      } else if (block.name().endsWith(".bias")) {
        assertEquals(0, largest, block.name());
      }
    }
    assertEquals(bounds.size(), checked);
  }

  @Test
  void everyCoordinateBelongsToOneLayer() {
    Network network = Models.CATALOGUE.create(Spec.parse("cnn-paper")).create(3, 32, 32, 10);
    Map<String, CoordinateRange> layers = network.coordinatesByLayer();
    assertEquals(
        List.of(
            "conv1",
            "batch-norm1",
            "conv2",
            "batch-norm2",
            "conv3",
            "batch-norm3",
            "conv4",
            "batch-norm4",
            "dense1",
            "dense2"),
        List.copyOf(layers.keySet()));
    int next = 0;
    for (CoordinateRange range : layers.values()) {
      assertEquals(next, range.from());
      next = range.to();
    }
    assertEquals(network.dimension(), next);
    assertEquals(64 * 3 * 9 + 64, layers.get("conv1").size());
    assertEquals(128 * 10 + 10, layers.get("dense2").size());
  }

  @Test
  void refusesLayersThatDoNotFit() {
    ImageShape image = new ImageShape(1, 4, 4);

    assertThrows(
        IllegalArgumentException.class, () -> new LayerNetwork(image, List.of(new Dense(2))));
    assertThrows(
        IllegalArgumentException.class, () -> new LayerNetwork(image, List.of(new Conv(2))));
    assertThrows(
        IllegalArgumentException.class, () -> new LayerNetwork(image, List.of(new Relu())));
    assertThrows(IllegalArgumentException.class, () -> new Layer.Dropout(1));
    assertThrows(IllegalArgumentException.class, () -> new ImageShape(0, 4, 4));
  }
}
