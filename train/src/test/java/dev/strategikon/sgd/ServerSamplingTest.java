package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Batch;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ServerSampling;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample that the server draws in each step of a run. */
class ServerSamplingTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network NETWORK =
      Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);

  /** Seven workers, two of them Byzantine; twelve images in three pieces. */
  private static TrainingOptions options(String rule, String attack, int steps) {
    return TestOptions.iid(
        TestOptions.threat(7, 2, 2, Attacks.parse(attack), 0),
        Scheme.PLAIN,
        Aggregator.parse(rule),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.5, Map.of()), 0, 0, 0),
        5,
        steps,
        steps,
        0,
        3);
  }

  @Test
  void onlyRulesThatNeedItDrawOne() {
    boolean[] byzantine = {true, false, false, true, false, false, false};
    TrainingOptions plain = options("median", "ipm(epsilon=1)", 5);
    assertEquals(7, plain.vectors());
    assertArrayEquals(new int[] {1, 2, 4, 5, 6}, plain.computing(byzantine));
    for (String rule : new String[] {"zeno", "fltrust", "median | guard"}) {
      TrainingOptions sampled = options(rule, "ipm(epsilon=1)", 5);
      assertEquals(10, sampled.vectors());
      assertArrayEquals(new int[] {1, 2, 4, 5, 6, 7, 8, 9}, sampled.computing(byzantine));
    }
  }

  /** By hand: piece p of step 2 has four images, drawn from all training images. */
  @Test
  void itsPiecesAreGradientsOfImagesOfAllTrainingImages() {
    TrainingOptions options = options("zeno", "none", 5);
    float[] x = NETWORK.initialParameters(Initialisation.PYTORCH, 3);
    Minibatches minibatches = new Minibatches(DATASET, options);
    try (Workers workers = new Workers(DATASET, NETWORK, options, new Compute(2));
        NetworkSession session = NETWORK.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(x);
      float[][] vectors = workers.gradients(x, 2, new boolean[7], new int[] {0, 7, 8, 9});
      assertNull(vectors[1]);
      for (int piece = 0; piece < 3; piece++) {
        Sampling sampling = Sampling.ofStep(3, 2);
        Batch batch = minibatches.drawServer(sampling, piece);
        assertEquals(4, batch.labels().length);
        float[] expected = new float[x.length];
        session.gradient(batch, sampling.serverDropout(piece), expected);
        assertArrayEquals(expected, vectors[7 + piece]);
      }
      assertFalse(Arrays.equals(vectors[7], vectors[8]));
      float[][] next = workers.gradients(x, 3, new boolean[7], new int[] {7});
      assertFalse(Arrays.equals(vectors[7], next[7]));
    }
  }

  @Test
  void aDrawHasAnotherSampleThanTheStep() {
    TrainingOptions options = options("median", "none", 5);
    TrainingState state = TrainingState.initial(NETWORK, options);
    try (GradientSource source =
            new GradientSource(DATASET, NETWORK, options, state, Compute.SERIAL);
        Workers workers =
            new Workers(DATASET, NETWORK, options("zeno", "none", 5), Compute.SERIAL)) {
      float[][] first = source.sample(0).orElseThrow().pieces().rows();
      assertEquals(3, first.length);
      assertArrayEquals(first, source.sample(0).orElseThrow().pieces().rows());
      float[][] step =
          workers.gradients(state.parameters(), 0, new boolean[7], new int[] {7, 8, 9});
      assertFalse(Arrays.equals(first[0], source.sample(1).orElseThrow().pieces().row(0)));
      assertFalse(Arrays.equals(first[0], step[7]));
    }
  }

  @Test
  void aServerWhoseSampleIsNotFiniteAdmitsNothing() {
    TrainingOptions options = options("mean | guard", "ipm(epsilon=1)", 5);
    Server server = new Server(options, 2, Compute.SERIAL);
    float[][] vectors = new float[10][2];
    vectors[8][1] = Float.NaN;
    StepOutcome outcome =
        server.step(
            new Round(3, 0, null),
            vectors,
            new boolean[7],
            new float[0][],
            AttackMemory.NONE,
            true);
    assertNull(outcome.aggregate());
    assertNull(outcome.audit());
    assertEquals(7, outcome.rejected());
    vectors[8][1] = 0;
    assertArrayEquals(
        new float[2],
        server
            .step(
                new Round(3, 0, null),
                vectors,
                new boolean[7],
                new float[0][],
                AttackMemory.NONE,
                false)
            .aggregate());
  }

  /** Inner product manipulation turns the mean around; a guard keeps it going downhill. */
  @Test
  void aGuardKeepsTheMeanGoing() {
    assertTrue(loss("mean", "ipm(epsilon=10)") > 1.2, "the attack must work");
    for (String rule : new String[] {"mean | guard", "fltrust", "zeno"}) {
      assertTrue(loss(rule, "ipm(epsilon=10)") < 0.9, rule);
      assertTrue(loss(rule, "none") < 0.9, rule);
    }
  }

  private static double loss(String rule, String attack) {
    double[] last = {Double.NaN};
    try (Training training =
        new Training(DATASET, NETWORK, options(rule, attack, 30), Compute.SERIAL)) {
      training.run(
          training.initialState(),
          (metrics, state) -> last[0] = metrics.isEvaluated() ? metrics.trainLoss() : last[0]);
    }
    return last[0];
  }

  @Test
  void piecesOfUnequalSizeAndTooFewAreRefused() {
    assertEquals(
        "server-sample must be a multiple of server-pieces, but 100 is none of 3",
        assertThrows(IllegalArgumentException.class, () -> new ServerSampling(100, 3))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new ServerSampling(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ServerSampling(3, 0));
    TrainingOptions three = options("mean", "none", 5);
    TrainingOptions one =
        new TrainingOptions(
            three.threat(),
            three.scheme(),
            three.aggregator(),
            three.nonFinite(),
            three.optimizer(),
            three.minibatching(),
            new ServerSampling(12, 1),
            three.network(),
            three.steps(),
            three.evaluations(),
            three.auditEvery(),
            three.seed());
    Aggregator testing = Aggregator.parse("mean | guard(level=0.05)");
    three.with(testing, three.threat().attack());
    String message =
        assertThrows(IllegalArgumentException.class, () -> one.with(testing, one.threat().attack()))
            .getMessage();
    assertTrue(message.contains("in training server-pieces"), message);
  }
}
