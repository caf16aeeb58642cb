package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.optimizer.LocalSteps;
import dev.strategikon.optimizer.RateSchedules;
import dev.strategikon.optimizer.Sgd;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.MomentumForm;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Spec;
import dev.strategikon.split.Iid;
import dev.strategikon.split.Receivers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers send after several steps of their own, against a slow version in double. */
class LocalStepsTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network SOFTMAX =
      Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);
  private static final int WORKERS = 5;
  private static final double RATE = 0.3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aWorkerSendsTheSumAlongItsOwnSteps(int k) {
    float[][] sent = sent(options(new LocalSteps(k, RATE), "none"), new boolean[WORKERS], 2);
    for (int worker = 0; worker < WORKERS; worker++) {
      double[] own = slowPath(options(new LocalSteps(k, RATE), "none"), 1, worker, false);
      float[] x = x();
      for (int j = 0; j < own.length; j++) {
        assertEquals((x[j] - own[j]) / RATE, sent[worker][j], 2e-5, "worker " + worker);
      }
    }
  }

  @Test
  void oneStepSendsTheGradientWhateverTheRate() {
    float[][] plain = sent(options(LocalSteps.NONE, "none"), new boolean[WORKERS], 1);
    assertArrayEquals(plain, sent(options(new LocalSteps(1, 7), "none"), new boolean[WORKERS], 2));
    assertFalse(
        Arrays.deepEquals(
            plain, sent(options(new LocalSteps(2, 7), "none"), new boolean[WORKERS], 2)));
  }

  @Test
  void whoFlipsLabelsStepsOnFlippedLabels() {
    TrainingOptions options = options(new LocalSteps(3, RATE), "label-flip");
    boolean[] byzantine = {false, true, false, false, true};
    float[][] sent = sent(options, byzantine, 1);
    for (int worker = 0; worker < WORKERS; worker++) {
      double[] own = slowPath(options, 1, worker, byzantine[worker]);
      float[] x = x();
      for (int j = 0; j < own.length; j++) {
        assertEquals((x[j] - own[j]) / RATE, sent[worker][j], 2e-5, "worker " + worker);
      }
    }
  }

  /** FedAvg: with γ = η the server's step ends in the mean of the workers' own parameters. */
  @Test
  void withEqualRatesAStepIsTheMeanOfTheWorkers() {
    TrainingOptions options = options(new LocalSteps(4, RATE), "none");
    double[] mean = new double[x().length];
    for (int worker = 0; worker < WORKERS; worker++) {
      double[] own = slowPath(options, 0, worker, false);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += own[j] / WORKERS;
      }
    }
    try (Training training = new Training(DATASET, SOFTMAX, options, new Compute(2))) {
      TrainingState state = training.initialState();
      training.run(
          state,
          1,
          // 5 workers, 4 minibatches each, 6 images each, of 300.
          (metrics, now) -> assertEquals(metrics.step() * 0.4, metrics.epoch()));
      for (int j = 0; j < mean.length; j++) {
        assertEquals(mean[j], state.parameters()[j], 1e-5);
      }
    }
  }

  @Test
  void shuffledPassesDealOutEveryMinibatchOfAStep() {
    TrainingOptions options = options(new LocalSteps(10, RATE), MinibatchOrder.SHUFFLED, 0, "none");
    Minibatches minibatches = new Minibatches(DATASET, options);
    for (int step = 0; step < 2; step++) {
      Set<List<Float>> images = new HashSet<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        for (int local = 0; local < 10; local++) {
          Batch batch = minibatches.draw(Sampling.ofStep(3, step).at(local), worker, false);
          images.addAll(images(batch));
        }
      }
      assertEquals(300, images.size()); // 5 · 10 · 6
    }
    assertEquals(
        "pass-steps = 2 takes 600 images of a part, but one has 300: use fewer steps",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Minibatches(
                        DATASET,
                        options(new LocalSteps(10, RATE), MinibatchOrder.SHUFFLED, 2, "none")))
            .getMessage());
  }

  @Test
  void eachOwnStepHasItsOwnImages() {
    Minibatches minibatches = new Minibatches(DATASET, options(new LocalSteps(2, RATE), "none"));
    Set<List<List<Float>>> seen = new HashSet<>();
    for (int step = 0; step < 3; step++) {
      for (int local = 0; local < 4; local++) {
        seen.add(images(minibatches.draw(Sampling.ofStep(3, step).at(local), 1, false)));
        seen.add(images(minibatches.draw(Sampling.ofDraw(3, step).at(local), 1, false)));
      }
    }
    assertEquals(24, seen.size());
  }

  @Test
  void theirRateFollowsTheSchedule() {
    LearningRate falling =
        new LearningRate(
            0.2, Map.of(), RateSchedules.CATALOGUE.parse("step(size=1,gamma=0.5)").value(), 0, 9);
    Optimizer optimizer =
        new Optimizer(falling, new Sgd(0), 0, MomentumForm.AVERAGE, 0, new LocalSteps(2, 0.8));
    assertEquals(0.8, optimizer.localRate(0));
    assertEquals(0.2, optimizer.localRate(2));
  }

  @Test
  void wrongNumbersAreNamed() {
    assertEquals(
        "local-steps must be at least 1, not 0",
        assertThrows(IllegalArgumentException.class, () -> new LocalSteps(0, 1)).getMessage());
    assertEquals(
        "local-learning-rate must be positive and finite, not 0.0",
        assertThrows(IllegalArgumentException.class, () -> new LocalSteps(2, 0)).getMessage());
  }

  private static float[] x() {
    return SOFTMAX.initialParameters(Initialisation.PYTORCH, 3);
  }

  private static float[][] sent(TrainingOptions options, boolean[] byzantine, int threads) {
    try (Workers workers = new Workers(DATASET, SOFTMAX, options, new Compute(threads))) {
      return workers.gradients(x(), 1, byzantine, new int[] {0, 1, 2, 3, 4});
    }
  }

  /** Returns a worker's parameters after its own steps in a step of the run, all in double. */
  private static double[] slowPath(
      TrainingOptions options, int step, int worker, boolean byzantine) {
    Minibatches minibatches = new Minibatches(DATASET, options);
    float[] start = x();
    double[] x = new double[start.length];
    for (int j = 0; j < x.length; j++) {
      x[j] = start[j];
    }
    for (int local = 0; local < options.optimizer().local().count(); local++) {
      Batch batch = minibatches.draw(Sampling.ofStep(3, step).at(local), worker, byzantine);
      double[] gradient = slowGradient(x, batch);
      for (int j = 0; j < x.length; j++) {
        x[j] -= RATE * gradient[j];
      }
    }
    return x;
  }

  /** Softmax regression on 36 pixels and 3 classes: 3 rows of 36 weights, then 3 biases. */
  private static double[] slowGradient(double[] x, Batch batch) {
    double[] gradient = new double[x.length];
    int n = batch.size();
    for (int i = 0; i < n; i++) {
      double[] exp = new double[3];
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double logit = x[108 + c];
        for (int p = 0; p < 36; p++) {
          logit += x[c * 36 + p] * batch.images()[i * 36 + p];
        }
        exp[c] = Math.exp(logit);
        sum += exp[c];
      }
      for (int c = 0; c < 3; c++) {
        double error = (exp[c] / sum - (batch.labels()[i] == c ? 1 : 0)) / n;
        gradient[108 + c] += error;
        for (int p = 0; p < 36; p++) {
          gradient[c * 36 + p] += error * batch.images()[i * 36 + p];
        }
      }
    }
    return gradient;
  }

  private static List<List<Float>> images(Batch batch) {
    List<List<Float>> images = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      List<Float> pixels = new ArrayList<>();
      for (int p = 0; p < 36; p++) {
        pixels.add(batch.images()[i * 36 + p]);
      }
      images.add(pixels);
    }
    return images;
  }

  private static TrainingOptions options(LocalSteps local, String attack) {
    return options(local, MinibatchOrder.IID, 0, attack);
  }

  private static TrainingOptions options(
      LocalSteps local, MinibatchOrder order, int passSteps, String attack) {
    return new TrainingOptions(
        TestOptions.threat(WORKERS, 2, 2, Attacks.parse(attack), 0),
        Scheme.PLAIN,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(
            new LearningRate(RATE, Map.of()), new Sgd(0), 0, MomentumForm.AVERAGE, 0, local),
        new Minibatching(new Iid(), Receivers.ALL, order, passSteps, 6),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        3,
        new EvaluationSchedule(5, 0, 0),
        0,
        3);
  }
}
