package dev.strategikon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {
  @ParameterizedTest
  @CsvSource({
    "softmax, 30730",
    "mlp, 394634",
    "mlp(hidden=3), 9259",
    "cnn-small, 37146",
    "cnn-paper, 1310922"
  })
  void dimensionOnCifar(String spec, int dimension) {
    Network network = Samples.onCifar(spec);

    assertEquals(dimension, network.dimension());
    assertEquals(10, network.classes());
  }

  @ParameterizedTest
  @CsvSource({"softmax, 7850", "mlp, 101770", "cnn-small, 32058", "cnn-paper, 1064010"})
  void worksOnFashionMnist(String spec, int dimension) {
    Network network = Models.CATALOGUE.create(Spec.parse(spec)).create(1, 28, 28, 10);
    assertEquals(dimension, network.dimension());

    Batch batch = Samples.batch(network, 4, 1);
    try (NetworkSession session = new NetworkSession(network)) {
      session.setParameters(network.initialParameters(1));
      float loss = session.gradient(batch, Samples.KEY, new float[dimension]);

      assertEquals(Math.log(10), loss, 1.2, "a new network knows nothing");
    }
  }

  @Test
  void refusesWhatCannotWork() {
    assertThrows(
        IllegalArgumentException.class, () -> Models.CATALOGUE.create(Spec.parse("mlp(hidden=0)")));
    ModelFactory cnn = Models.CATALOGUE.create(Spec.parse("cnn-small"));
    assertThrows(IllegalArgumentException.class, () -> cnn.create(3, 2, 2, 10));
  }
}
