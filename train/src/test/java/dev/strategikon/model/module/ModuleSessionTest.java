package dev.strategikon.model.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSessionTest {
  private static final DropoutKey KEY = new DropoutKey(1, 2, 3);

  private static Network network(String name) {
    return name.startsWith("residual") ? TestFiles.residual(name) : TestFiles.small(name);
  }

  private static NetworkSession session(Network network) {
    NetworkSession session = network.open(Loss.CROSS_ENTROPY);
    session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
    return session;
  }

  private static float[] gradient(NetworkSession session, Network network, Batch batch) {
    float[] gradient = new float[network.dimension()];
    session.gradient(batch, KEY, gradient);
    return gradient;
  }

  /** PyTorch in Python has computed the loss and the gradient in double: float has 1e-7. */
  @ParameterizedTest
  @ValueSource(strings = {"residual-group", "residual-batch"})
  void lossAndGradientAreThoseOfPyTorch(String name) {
    Network network = network(name + ".pt");
    float[] expected = TestFiles.floats(name + "-gradient.bin");
    int[] labels = IntStream.range(0, 8).toArray();
    Batch batch = new Batch(TestFiles.floats(name + "-images.bin"), labels);
    try (NetworkSession session = session(network)) {
      float[] gradient = new float[network.dimension()];

      assertEquals(expected[0], session.gradient(batch, KEY, gradient), 1e-6);
      assertArrayEquals(Arrays.copyOfRange(expected, 1, expected.length), gradient, 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual-group.pt", "residual-batch.pt", "dropout.pt"})
  void theTenthCallHasTheBitsOfTheFirst(String name) {
    Network network = network(name);
    Batch batch = TestFiles.batch(network, 6, 5);
    try (NetworkSession session = session(network)) {
      float[] first = gradient(session, network, batch);
      for (int call = 2; call <= 10; call++) {
        gradient(session, network, TestFiles.batch(network, call, call));
        session.evaluate(batch, session.calibrate(List.of(batch)));

        assertArrayEquals(first, gradient(session, network, batch));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual-group.pt", "residual-batch.pt", "dropout.pt"})
  void sameBitsOnAnyNumberOfThreads(String name) throws Exception {
    Network network = network(name);
    Batch batch = TestFiles.batch(network, 10, 11);
    float[] alone;
    Evaluation evaluated;
    try (NetworkSession session = session(network)) {
      alone = gradient(session, network, batch);
      evaluated = session.evaluate(batch, session.calibrate(List.of(batch)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> gradients = new ArrayList<>();
      List<Future<Evaluation>> evaluations = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        gradients.add(
            threads.submit(
                () -> {
                  try (NetworkSession session = session(network)) {
                    return gradient(session, network, batch);
                  }
                }));
        evaluations.add(
            threads.submit(
                () -> {
                  try (NetworkSession session = session(network)) {
                    return session.evaluate(batch, session.calibrate(List.of(batch)));
                  }
                }));
      }
      for (Future<float[]> gradient : gradients) {
        assertArrayEquals(alone, gradient.get());
      }
      for (Future<Evaluation> evaluation : evaluations) {
        assertEquals(evaluated, evaluation.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void parametersHaveTheOrderAndTheValuesOfTheFile() {
    Network network = network("small.pt");
    assertEquals(
        List.of("conv.weight", "conv.bias", "dense.weight", "dense.bias"),
        network.parameters().stream().map(block -> block.name()).toList());
    assertEquals(2 * 9 + 2 + 3 * 32 + 3, network.dimension());
    assertEquals(List.of("conv", "dense"), List.copyOf(network.coordinatesByLayer().keySet()));
    float[] x = network.initialParameters(Initialisation.PYTORCH, 1);
    assertArrayEquals(x, network.initialParameters(Initialisation.XAVIER, 2));
    assertTrue(IntStream.range(0, x.length).allMatch(j -> x[j] != 0));
  }

  /** Without the convolution's 2 · 9 + 2 parameters. */
  @Test
  void frozenParametersAreNotPartOfX() {
    Network network = network("frozen-conv.pt");
    Network whole = network("small.pt");
    assertEquals(3 * 32 + 3, network.dimension());
    Batch batch = TestFiles.batch(network, 5, 1);
    try (NetworkSession some = session(network);
        NetworkSession all = session(whole)) {
      float[] expected = gradient(all, whole, batch);

      assertArrayEquals(
          Arrays.copyOfRange(expected, 20, expected.length), gradient(some, network, batch));
    }
  }

  @Test
  void dropoutDependsOnEveryPartOfItsKey() {
    Network network = network("dropout.pt");
    Batch batch = TestFiles.batch(network, 5, 1);
    try (NetworkSession session = session(network)) {
      float[] gradient = gradient(session, network, batch);
      for (DropoutKey other :
          List.of(new DropoutKey(9, 2, 3), new DropoutKey(1, 9, 3), new DropoutKey(1, 2, 9))) {
        float[] others = new float[network.dimension()];
        session.gradient(batch, other, others);
        assertFalse(Arrays.equals(gradient, others), other.toString());
      }
    }
  }

  /** Calibrated on the images that it evaluates, batch norm does what it does in training. */
  @Test
  void batchNormIsCalibratedByImages() {
    Network network = network("residual-batch.pt");
    assertTrue(network.hasBatchNorm());
    Batch batch = TestFiles.batch(network, 100, 4);
    Batch other = TestFiles.batch(network, 100, 5);
    try (NetworkSession session = session(network)) {
      float loss = session.gradient(batch, KEY, new float[network.dimension()]);
      Statistics own = session.calibrate(List.of(batch));
      // The running variance is over n − 1 values, the batch's over n: 100 · 9 at the least.
      assertEquals(loss, session.evaluate(batch, own).meanLoss(), 2e-3);
      assertNotEquals(
          session.evaluate(batch, own).lossSum(),
          session.evaluate(batch, session.calibrate(List.of(other))).lossSum());
      assertThrows(IllegalArgumentException.class, () -> session.evaluate(batch, Statistics.NONE));
      assertThrows(UnsupportedOperationException.class, () -> session.passStatistics(batch, KEY));
    }
    assertFalse(network("residual-group.pt").hasBatchNorm());
    assertFalse(network("dropout.pt").hasBatchNorm());
  }

  @Test
  void aClosedSessionRefuses() {
    Network network = network("small.pt");
    NetworkSession session = session(network);
    session.close();
    session.close();
    Batch batch = TestFiles.batch(network, 2, 1);
    assertThrows(IllegalStateException.class, () -> session.evaluate(batch, Statistics.NONE));
  }
}
