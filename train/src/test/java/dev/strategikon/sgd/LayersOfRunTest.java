package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule of a run sees the layers of its network. */
class LayersOfRunTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network NETWORK =
      Models.CATALOGUE.create(Spec.parse("mlp(hidden=4)")).create(1, 6, 6, 3);

  /** Two matrices and two biases. */
  private static final LayerSizes LAYERS = LayerSizes.of(36 * 4, 4, 4 * 3, 3);

  @Test
  void eachParameterIsOne() {
    assertEquals(LAYERS, NETWORK.parameterLayers());
  }

  @Test
  void aStepAggregatesByThem() {
    TrainingOptions options =
        TestOptions.iid(
            TestOptions.threat(7, 0, 0, Attacks.parse("none"), 0),
            Scheme.PLAIN,
            Aggregator.parse("lasa"),
            NonFinite.REJECT,
            new Optimizer(new LearningRate(0.5, Map.of()), 0, 0, 0),
            5,
            1,
            1,
            0,
            3);
    TrainingState state = TrainingState.initial(NETWORK, options);
    try (Workers workers = new Workers(DATASET, NETWORK, options, Compute.SERIAL);
        Engine engine =
            new LocalEngine(
                options,
                workers,
                new Server(options, NETWORK.dimension(), Compute.SERIAL),
                NETWORK.parameterLayers());
        GradientSource source =
            new GradientSource(DATASET, NETWORK, options, state, Compute.SERIAL)) {
      assertEquals(LAYERS, source.round(0).layers());
      boolean[] byzantine = new boolean[7];
      Gradients sent =
          Gradients.of(
              workers.gradients(state.parameters(), 0, byzantine, options.computing(byzantine)));
      float[] expected = aggregate(sent, LAYERS);
      assertFalse(Arrays.equals(expected, aggregate(sent, LayerSizes.WHOLE)));
      assertArrayEquals(expected, engine.step(state, byzantine, false).aggregate());
    }
  }

  private static float[] aggregate(Gradients sent, LayerSizes layers) {
    return Aggregator.parse("lasa")
        .aggregate(sent, 0, new Round(3, 0, null).with(layers), Compute.SERIAL)
        .vector();
  }
}
