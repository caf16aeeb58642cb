package dev.strategikon.model.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.strategikon.model.Batch;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.Evaluation;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.Statistics;
import dev.strategikon.model.catalogue.ModelSpecs;
import dev.strategikon.model.catalogue.Samples;
import dev.strategikon.model.pytorch.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayerSessionTest {
  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  void gradientMatchesFiniteDifferences(boolean batchNorm, boolean dropout) {
    Network network = Samples.small(batchNorm, dropout);
    Batch batch = Samples.batch(network, 6, 5);
    float[] x = network.initialParameters(Initialisation.PYTORCH, 3);
    float[] gradient = new float[x.length];
    double step = 1e-3;
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      session.gradient(batch, Samples.KEY, gradient);
      double errors = 0;
      double squares = 0;
      for (int j = 0; j < x.length; j++) {
        double up = lossAt(session, batch, x, j, step);
        double down = lossAt(session, batch, x, j, -step);
        double difference = (up - down) / (2 * step);
        errors += Math.pow(difference - gradient[j], 2);
        squares += Math.pow(gradient[j], 2);
      }
      // A float loss has a step of 1e-7, so a difference an error of 1e-4.
      assertTrue(squares > 0);
      assertEquals(0, Math.sqrt(errors / squares), 1e-2);
    }
  }

  private static double lossAt(NetworkSession session, Batch batch, float[] x, int j, double step) {
    float[] moved = x.clone();
    moved[j] += (float) step;
    session.setParameters(moved);
    return session.gradient(batch, Samples.KEY, new float[x.length]);
  }

  static List<String> models() {
    return ModelSpecs.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void sameBitsOnAnyNumberOfThreads(String model) throws Exception {
    Network network = Samples.onCifar(model);
    int repetitions = network.dimension() < 100_000 ? 6 : 2;
    Batch batch = Samples.batch(network, 10, 11);
    float[] alone = Samples.gradient(network, batch, Samples.KEY);

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 4 * repetitions; i++) {
        results.add(threads.submit(() -> Samples.gradient(network, batch, Samples.KEY)));
      }
      for (Future<float[]> result : results) {
        assertArrayEquals(alone, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sameBitsInOneSessionAgainAfterOtherCalls() {
    Network network = Samples.small(true, true);
    Batch batch = Samples.batch(network, 6, 5);
    float[] first = new float[network.dimension()];
    float[] again = new float[network.dimension()];
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      float loss = session.gradient(batch, Samples.KEY, first);
      session.evaluate(batch, session.calibrate(List.of(batch)));

      assertEquals(loss, session.gradient(batch, Samples.KEY, again));
      assertArrayEquals(first, again);
    }
  }

  @Test
  void dropoutDependsOnEveryPartOfItsKey() {
    Network network = Samples.small(false, true);
    Batch batch = Samples.batch(network, 6, 5);
    float[] gradient = Samples.gradient(network, batch, new DropoutKey(1, 2, 3));

    for (DropoutKey other :
        List.of(new DropoutKey(9, 2, 3), new DropoutKey(1, 9, 3), new DropoutKey(1, 2, 9))) {
      assertFalse(
          Arrays.equals(gradient, Samples.gradient(network, batch, other)), other.toString());
    }
  }

  @Test
  void lossAndEvaluationAreThoseOfSoftmaxRegression() {
    Network network = Samples.onCifar("softmax");
    Batch batch = Samples.batch(network, 7, 3);
    float[] x = network.initialParameters(Initialisation.PYTORCH, 4);
    double lossSum = 0;
    int correct = 0;
    for (int i = 0; i < 7; i++) {
      double[] logits = new double[10];
      double sum = 0;
      int best = 0;
      for (int c = 0; c < 10; c++) {
        logits[c] = x[30_720 + c];
        for (int j = 0; j < 3072; j++) {
          logits[c] += (double) x[c * 3072 + j] * batch.images()[i * 3072 + j];
        }
        sum += Math.exp(logits[c]);
        best = logits[c] > logits[best] ? c : best;
      }
      lossSum += Math.log(sum) - logits[batch.labels()[i]];
      correct += best == batch.labels()[i] ? 1 : 0;
    }

    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      assertEquals(lossSum / 7, session.gradient(batch, Samples.KEY, new float[30_730]), 1e-5);
      Evaluation evaluation = session.evaluate(batch, Statistics.NONE);
      assertEquals(7, evaluation.images());
      assertEquals(correct, evaluation.correct());
      assertEquals(lossSum, evaluation.lossSum(), 1e-4);
    }
  }

  /**
   * By hand: outputs are W·z + b, the gradient of their mean square is 2/(n·c)·(output − target)·z.
   */
  @Test
  void squaredErrorIsThatOfTargetsOrOfOneForTheLabel() {
    Network network =
        new LayerNetwork(new ImageShape(2, 1, 1), List.of(new Layer.Flatten(), new Layer.Dense(2)));
    float[] x = {1, 2, 3, 4, .5f, -.5f};
    try (NetworkSession session = network.open(Loss.SQUARED_ERROR)) {
      session.setParameters(x);
      Batch batch = new Batch(new float[] {1, -1}, new int[] {1});
      float[] gradient = new float[6];
      // Outputs −0.5 and −1.5, targets 0 and 1.
      assertEquals((.25 + 6.25) / 2, session.gradient(batch, Samples.KEY, gradient), 1e-6);
      assertArrayEquals(new float[] {-.5f, .5f, -2.5f, 2.5f, -.5f, -2.5f}, gradient, 1e-6f);
      Evaluation evaluation = session.evaluate(batch, Statistics.NONE);
      assertEquals(3.25, evaluation.lossSum(), 1e-6);
      assertEquals(0, evaluation.correct());
      Batch zero = new Batch(new float[] {1, -1}, new int[] {0});
      assertEquals(1, session.evaluate(zero, Statistics.NONE).correct());
      Batch targets = new Batch(new float[] {1, -1}, new int[] {0}, new float[] {2});
      assertThrows(
          IllegalArgumentException.class, () -> session.evaluate(targets, Statistics.NONE));
    }
    Network one =
        new LayerNetwork(new ImageShape(2, 1, 1), List.of(new Layer.Flatten(), new Layer.Dense(1)));
    try (NetworkSession session = one.open(Loss.SQUARED_ERROR)) {
      session.setParameters(new float[] {1, 2, .5f});
      Batch batch = new Batch(new float[] {1, -1}, new int[] {0}, new float[] {2});
      float[] gradient = new float[3];
      assertEquals(6.25, session.gradient(batch, Samples.KEY, gradient), 1e-6);
      assertArrayEquals(new float[] {-5, 5, -5}, gradient, 1e-6f);
      assertEquals(6.25, session.evaluate(batch, Statistics.NONE).meanLoss(), 1e-6);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Network network = Samples.small(true, false);
    Batch batch = Samples.batch(network, 2, 1);
    int d = network.dimension();
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      assertThrows(
          IllegalStateException.class, () -> session.gradient(batch, Samples.KEY, new float[d]));
      assertThrows(IllegalArgumentException.class, () -> session.setParameters(new float[d + 1]));
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      assertThrows(
          IllegalArgumentException.class,
          () -> session.gradient(batch, Samples.KEY, new float[d - 1]));
      Batch tooShort = new Batch(new float[5], new int[] {0});
      assertThrows(
          IllegalArgumentException.class,
          () -> session.gradient(tooShort, Samples.KEY, new float[d]));
      Batch wrongLabel = new Batch(new float[48], new int[] {3});
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> session.gradient(wrongLabel, Samples.KEY, new float[d]));
      assertEquals(
          "The network has classes 0 to 2, but the batch has the label 3", refused.getMessage());
      assertThrows(IllegalArgumentException.class, () -> session.evaluate(batch, Statistics.NONE));
      assertThrows(IllegalArgumentException.class, () -> session.calibrate(List.of()));
    }
  }

  @Test
  void refusesToNormaliseOneValue() {
    Network network =
        new LayerNetwork(
            new ImageShape(4, 1, 1), List.of(new Layer.BatchNorm(), new Layer.Dense(2)));
    try (NetworkSession session = network.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      float[] gradient = new float[network.dimension()];

      session.gradient(Samples.batch(network, 2, 1), Samples.KEY, gradient);
      assertThrows(
          IllegalArgumentException.class,
          () -> session.gradient(Samples.batch(network, 1, 1), Samples.KEY, gradient));
    }
  }

  @Test
  void keepsNothingButTheParameters() {
    LayerNetwork network = Samples.small(true, true);
    Batch batch = Samples.batch(network, 4, 1);
    float[] gradient = new float[network.dimension()];
    NDManager manager = PyTorch.newManager();
    try (NetworkSession session = new LayerSession(network, Loss.CROSS_ENTROPY, manager)) {
      session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
      session.gradient(batch, Samples.KEY, gradient);
      session.evaluate(batch, session.calibrate(List.of(batch)));
      // Without a key the dropout fails in the middle of the forward pass.
      assertThrows(NullPointerException.class, () -> session.gradient(batch, null, gradient));

      assertEquals(1, manager.getManagedArrays().size());
    }
    assertFalse(manager.isOpen());
  }

  @Test
  void closedSessionRefuses() {
    Network network = Samples.small(false, false);
    Batch batch = Samples.batch(network, 2, 1);
    NetworkSession session = network.open(Loss.CROSS_ENTROPY);
    session.setParameters(network.initialParameters(Initialisation.PYTORCH, 1));
    session.close();
    session.close();

    assertThrows(
        IllegalStateException.class,
        () -> session.gradient(batch, Samples.KEY, new float[network.dimension()]));
    assertThrows(IllegalStateException.class, () -> session.evaluate(batch, Statistics.NONE));
    assertThrows(
        IllegalStateException.class, () -> session.setParameters(new float[network.dimension()]));
  }
}
