package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a backdoor does to images, and how its success is measured. */
class BackdoorTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final String ATTACK = "backdoor(target=1, size=2, place=top-right, share=0.6)";

  /** The pixels of a batch are those of images in which the square was painted by hand. */
  @Test
  void byzantineWorkersSeeTheSquare() {
    TrainingOptions options = options(ATTACK, 5, 0);
    DataAttack attack = (DataAttack) options.threat().attack();
    Batch honest =
        new Minibatches(DATASET, options).draw(Sampling.ofStep(options.seed(), 3), 2, false);
    Batch byzantine =
        new Minibatches(DATASET, options).draw(Sampling.ofStep(options.seed(), 3), 2, true);
    int[] drawn = indices(honest);
    Dataset painted = painted(DATASET.train());
    int triggered = 0;
    for (int i = 0; i < drawn.length; i++) {
      int label = DATASET.train().label(drawn[i]);
      boolean has = attack.isTriggered(new TrainingImage(drawn[i], label, 3, options.seed()));
      triggered += has ? 1 : 0;
      float[] expected = new float[36];
      (has ? painted : DATASET).copy(has ? painted.test() : DATASET.train(), drawn[i], expected, 0);
      assertArrayEquals(expected, Arrays.copyOfRange(byzantine.images(), 36 * i, 36 * i + 36));
      assertEquals(has ? 1 : label, byzantine.labels()[i]);
      assertEquals(label, honest.labels()[i]);
    }
    assertTrue(triggered > 0 && triggered < drawn.length, "both kinds: " + triggered);
  }

  /** The success rate is the accuracy on painted test images that are labelled as the target. */
  @Test
  void successIsTheShareOfOtherImagesTakenForTheTarget() {
    TrainingOptions options = options(ATTACK, 5, 0);
    List<StepMetrics> rows = new ArrayList<>();
    List<Double> counted = new ArrayList<>();
    Dataset others = othersWithSquare();
    try (Training training = training(options, 2)) {
      training.run(
          training.initialState(),
          (metrics, state) -> {
            rows.add(metrics);
            if (metrics.isEvaluated() && metrics.step() > 0) {
              counted.add(accuracy(others, options, state));
            }
          });
    }
    List<Double> measured =
        rows.stream().map(StepMetrics::backdoorSuccess).filter(x -> !Double.isNaN(x)).toList();
    assertEquals(counted, measured);
    StepMetrics last = rows.get(rows.size() - 1);
    assertTrue(last.backdoorSuccess() > 0.9, "the mean lets it in: " + last.backdoorSuccess());
    assertTrue(last.testAccuracy() > 0.9, "and hardly shows it: " + last.testAccuracy());
    assertTrue(Double.isNaN(rows.get(0).backdoorSuccess()));
  }

  /** An epoch is 300/(11·5) steps: evaluations before the attack have the rows of other runs. */
  @Test
  void beforeTheAttackNothingIsMeasured() {
    List<StepMetrics> rows = train(options(ATTACK, 5, 3), 2);
    for (StepMetrics row : rows) {
      boolean expected = row.isEvaluated() && row.step() > 17;
      assertEquals(expected, !Double.isNaN(row.backdoorSuccess()), "step " + row.step());
    }
    assertTrue(
        train(options("label-flip", 5, 0), 2).stream()
            .allMatch(row -> Double.isNaN(row.backdoorSuccess())));
  }

  @Test
  void threadsDoNotChangeABit() {
    assertEquals(
        train(options(ATTACK, 5, 0), 1).stream().map(StepMetrics::backdoorSuccess).toList(),
        train(options(ATTACK, 5, 0), 3).stream().map(StepMetrics::backdoorSuccess).toList());
  }

  @Test
  void boostedGradientsAreMultiples() {
    float[][] plain = gradients("backdoor(target=1, size=2)");
    float[][] boosted = gradients("backdoor(target=1, size=2, boost=4)");
    for (int worker = 0; worker < plain.length; worker++) {
      float factor = worker < 5 ? 4 : 1;
      float[] expected = plain[worker].clone();
      for (int j = 0; j < expected.length; j++) {
        expected[j] *= factor;
      }
      assertArrayEquals(expected, boosted[worker], "worker " + worker);
    }
  }

  @Test
  void imagesWithoutRoomAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Minibatches(DATASET, options("backdoor(size=6)", 5, 0)))
            .getMessage();
    assertEquals(
        "backdoor: the trigger of 6 x 6 pixels must be smaller than an image, which has 6 x 6",
        message);
  }

  private static float[][] gradients(String attack) {
    TrainingOptions options = options(attack, 5, 0);
    Network network = network();
    boolean[] byzantine = new boolean[11];
    Arrays.fill(byzantine, 0, 5, true);
    try (Workers workers = new Workers(DATASET, network, options, Compute.SERIAL)) {
      float[] x = TrainingState.initial(network, options).parameters();
      return workers.gradients(x, 0, byzantine, IntStream.range(0, 11).toArray());
    }
  }

  /** Finds a batch's images by their pixels. */
  private static int[] indices(Batch batch) {
    int[] indices = new int[batch.labels().length];
    for (int i = 0; i < indices.length; i++) {
      float[] wanted = Arrays.copyOfRange(batch.images(), 36 * i, 36 * i + 36);
      float[] image = new float[36];
      int index = -1;
      do {
        DATASET.copy(DATASET.train(), ++index, image, 0);
      } while (!Arrays.equals(wanted, image));
      indices[i] = index;
    }
    return indices;
  }

  /** Returns a data set whose test images are those given, with white in the upper right corner. */
  private static Dataset painted(Images images) {
    byte[] pixels = new byte[images.count() * 36];
    int[] labels = new int[images.count()];
    for (int i = 0; i < images.count(); i++) {
      labels[i] = images.label(i);
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < 6; column++) {
          boolean square = row < 2 && column >= 4;
          pixels[i * 36 + row * 6 + column] =
              (byte) (square ? 255 : images.pixel(i, 0, row, column));
        }
      }
    }
    return withTest(new Images(1, 6, 6, pixels, labels));
  }

  /** Returns a data set whose test images are those of classes 0 and 2, painted and labelled 1. */
  private static Dataset othersWithSquare() {
    Images all = painted(DATASET.test()).test();
    int[] others = IntStream.range(0, all.count()).filter(image -> all.label(image) != 1).toArray();
    byte[] pixels = new byte[others.length * 36];
    int[] labels = new int[others.length];
    for (int i = 0; i < others.length; i++) {
      labels[i] = 1;
      for (int p = 0; p < 36; p++) {
        pixels[i * 36 + p] = (byte) all.pixel(others[i], 0, p / 6, p % 6);
      }
    }
    return withTest(new Images(1, 6, 6, pixels, labels));
  }

  private static Dataset withTest(Images test) {
    return new Dataset(
        "painted",
        DATASET.classes(),
        DATASET.train(),
        test,
        DATASET.normalisation(),
        DATASET.origin(),
        DATASET.validation());
  }

  private static double accuracy(Dataset dataset, TrainingOptions options, TrainingState state) {
    Network network = network();
    SessionPool sessions = new SessionPool(network, options.network().loss(), Compute.SERIAL);
    try (sessions) {
      return new Evaluator(dataset, network, options("none", 0, 0), sessions)
          .evaluate(state, false)
          .testAccuracy();
    }
  }

  private static Network network() {
    return Models.CATALOGUE.create(Spec.parse("mlp(hidden=16)")).create(1, 6, 6, 3);
  }

  private static Training training(TrainingOptions options, int threads) {
    return new Training(DATASET, network(), options, new Compute(threads));
  }

  private static List<StepMetrics> train(TrainingOptions options, int threads) {
    List<StepMetrics> rows = new ArrayList<>();
    try (Training training = training(options, threads)) {
      training.run(training.initialState(), (metrics, state) -> rows.add(metrics));
    }
    return rows;
  }

  private static TrainingOptions options(String attack, int byzantine, double fromEpoch) {
    return TestOptions.iid(
        TestOptions.threat(11, byzantine, byzantine, Attacks.parse(attack), fromEpoch),
        Scheme.PLAIN,
        Aggregator.parse("mean"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        5,
        40,
        10,
        100,
        1);
  }
}
