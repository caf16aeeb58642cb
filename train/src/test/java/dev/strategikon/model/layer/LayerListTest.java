package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.model.Batch;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.spec.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerListTest {
  private static final String SMALL =
      "conv(channels=16) | relu | conv(channels=16) | relu | max-pool | conv(channels=32) | relu"
          + " | conv(channels=32) | relu | max-pool(size=2) | flatten | dense(outputs=classes)";

  /** The network of the catalogue, layer by layer. */
  @Test
  void aListComputesWhatTheNetworkOfTheSameLayersComputes() {
    Network expected = Models.parse("cnn-small").value().create(3, 32, 32, 10);
    Network network = Models.parse(SMALL).value().create(3, 32, 32, 10);
    Batch batch = Samples.batch(network, 4, 1);
    assertEquals(expected.parameters(), network.parameters());
    assertArrayEquals(
        Samples.gradient(expected, batch, Samples.KEY),
        Samples.gradient(network, batch, Samples.KEY));
  }

  @Test
  void everyKindOfLayer() {
    LayerNetwork network =
        (LayerNetwork)
            Models.parse(
                    "conv(channels=4, kernel=5, stride=2, padding=0) | batch-norm | relu"
                        + " | dropout(rate=0.25, of=channels) | conv(channels=2, kernel=5)"
                        + " | max-pool(size=3) | flatten | dropout | dense(outputs=7)"
                        + " | dense(outputs=classes)")
                .value()
                .create(new ImageShape(1, 28, 28), 3);
    assertEquals(
        List.of(
            new Layer.Conv(4, 5, 2, 0),
            new Layer.BatchNorm(),
            new Layer.Relu(),
            new Layer.Dropout(0.25, true),
            new Layer.Conv(2, 5, 1, 2),
            new Layer.MaxPool(3),
            new Layer.Flatten(),
            new Layer.Dropout(0.5),
            new Layer.Dense(7),
            new Layer.Dense(3)),
        network.layers().stream().map(PlacedLayer::layer).toList());
    // 12 × 12 after the first convolution, 4 × 4 after the pool.
    assertEquals(4 * 26 + 8 + 2 * 101 + 7 * 33 + 3 * 8, network.dimension());
  }

  @Test
  void theTextIsCompleteAndTheShortTextIsNot() {
    Parsed<ModelFactory> parsed = Models.parse("flatten|dense( outputs = 1e1 )");
    assertEquals("flatten | dense(outputs=10)", parsed.text());
    assertEquals(
        "conv(channels=4, kernel=3, stride=1, padding=same) | flatten | dense(outputs=classes)",
        Models.parse("conv(channels=4)|flatten|dense(outputs=classes)").text());
    assertEquals(
        "conv(channels=4) | flatten | dense(outputs=classes)",
        Models.parse("conv(channels=4,kernel=3)|flatten|dense(outputs=classes)").brief());
    assertEquals("dense(outputs=2)", Models.parse("dense(outputs=2)").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          flatten | dens(outputs=10)         ; Layer 2, dens: Unknown layer 'dens'. Did you mean 'dense'?
          flatten | mlp                      ; Layer 2, mlp: Unknown layer 'mlp'. Available: conv, batch-norm, relu, max-pool, dropout, flatten, dense.
          conv(channels=0) | flatten         ; Layer 1, conv: The channels of a convolution must be at least 1, not 0
          conv | flatten                     ; Layer 1, conv: conv needs channels (channels of the output): write conv(channels=…)
          flatten | dense(outputs=ten)       ; Layer 2, dense: In 'dense(outputs=ten)', outputs must be a whole number, not 'ten'
          conv(channels=2,kernel=3,padding=3) | flatten ; Layer 1, conv: The padding of a convolution of 3 x 3 must be 0 to 2, not 3
          """)
  void refusesWhatIsNoLayer(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Models.parse(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          flatten | max-pool | dense(outputs=10) ; Layer 2, max-pool: A max-pool of 2 x 2 does not fit on 64 x 1 x 1: use larger images
          conv(channels=2) | dense(outputs=10)   ; Layer 2, dense: A dense layer takes a flat vector, not 2 x 8 x 8: put a flatten before it
          flatten | dense(outputs=7)             ; Layer 2, dense: The last layer gives 7 values, but the data set has 10 classes: write dense(outputs=classes)
          conv(channels=2,kernel=11,padding=0) | flatten | dense(outputs=10) ; Layer 1, conv: A convolution of 11 x 11 with padding 0 does not fit on 1 x 8 x 8: use larger images
          flatten | relu                         ; A network must have parameters and end in a flat vector, but ends in 64 x 1 x 1
          """)
  void refusesLayersThatDoNotFit(String text, String message) {
    ModelFactory factory = Models.parse(text).value();
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> factory.create(1, 8, 8, 10))
            .getMessage());
  }
}
