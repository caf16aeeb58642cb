package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.model.catalogue.ModelSpecs;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import dev.strategikon.model.layer.Layer.MaxPool;
import dev.strategikon.model.layer.Layer.Relu;
import dev.strategikon.spec.Spec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many parameters models have: as published, and counted layer by layer. */
class ModelDimensionTest {
  @ParameterizedTest
  @CsvSource({
    "softmax, 30730, 7850",
    "mlp, 394634, 101770",
    "mlp(hidden=3), 9259, 2395",
    "cnn-small, 37146, 32058",
    "cnn-paper, 1310922, 1064010",
    "cnn-bucketing, 1626442, 1199882"
  })
  void dimensionOnCifarAndOnFashionMnist(String spec, int onCifar, int onFashionMnist) {
    assertEquals(onCifar, Samples.onCifar(spec).dimension());
    assertEquals(
        onFashionMnist,
        Models.CATALOGUE.create(Spec.parse(spec)).create(1, 28, 28, 10).dimension());
  }

  static List<String> models() {
    return ModelSpecs.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelHasTheParametersOfItsLayers(String spec) {
    for (int classes : new int[] {2, 10}) {
      LayerNetwork network =
          (LayerNetwork) Models.CATALOGUE.create(Spec.parse(spec)).create(3, 32, 28, classes);
      assertEquals(classes, network.classes());
      assertEquals(
          network.layers().stream().mapToInt(ModelDimensionTest::parameters).sum(),
          network.dimension());
    }
  }

  private static int parameters(PlacedLayer placed) {
    int inputs = placed.input().channels();
    if (placed.layer() instanceof Conv conv) {
      return conv.channels() * (9 * inputs + 1);
    }
    if (placed.layer() instanceof Dense dense) {
      return dense.outputs() * (inputs + 1);
    }
    if (placed.layer() instanceof BatchNorm) {
      return 2 * inputs;
    }
    boolean hasNone =
        List.of(Relu.class, MaxPool.class, Dropout.class, Flatten.class)
            .contains(placed.layer().getClass());
    if (!hasNone) {
      throw new AssertionError("Count the parameters of a " + placed.layer() + " here");
    }
    return 0;
  }
}
