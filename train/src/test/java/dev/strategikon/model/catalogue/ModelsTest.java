package dev.strategikon.model.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.model.Batch;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.ParameterBlock;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
  static List<String> models() {
    return ModelSpecs.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aNewOneKnowsNothingOfFashionMnist(String spec) {
    Network network = Models.CATALOGUE.create(Spec.parse(spec)).create(1, 28, 28, 10);
    Batch batch = Samples.batch(network, 4, 1);
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      float loss = session.gradient(batch, Samples.KEY, new float[network.dimension()]);

      assertEquals(Math.log(10), loss, 1.2);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void parametersLieOneAfterTheOtherAndTheSeedDecidesThem(String spec) {
    Network network = Samples.onCifar(spec);
    int end = 0;
    for (ParameterBlock block : network.parameters()) {
      assertEquals(end, block.offset(), block.name());
      end += block.size();
    }
    assertEquals(network.dimension(), end);
    float[] x = network.initialParameters(Initialisation.PYTORCH, 7);
    assertArrayEquals(x, network.initialParameters(Initialisation.PYTORCH, 7));
    assertFalse(Arrays.equals(x, network.initialParameters(Initialisation.PYTORCH, 8)));
  }

  @Test
  void refusesWhatCannotWork() {
    assertThrows(
        IllegalArgumentException.class, () -> Models.CATALOGUE.create(Spec.parse("mlp(hidden=0)")));
    ModelFactory cnn = Models.CATALOGUE.create(Spec.parse("cnn-small"));
    assertThrows(IllegalArgumentException.class, () -> cnn.create(3, 2, 2, 10));
  }
}
