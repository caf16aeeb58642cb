package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.DropoutKey;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.Initialisation;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.model.layer.Layer;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Spec;
import dev.strategikon.split.Splits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientSourceTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network SOFTMAX =
      Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);

  /** With all that draws random numbers or depends on the batch. */
  private static final Network NORMALISED =
      new LayerNetwork(
          new ImageShape(1, 6, 6),
          List.of(
              new Layer.Conv(4),
              new Layer.BatchNorm(),
              new Layer.Relu(),
              new Layer.Dropout(0.25),
              new Layer.Flatten(),
              new Layer.Dense(3)));

  @Test
  void theReferenceIsTheGradientOfAllImages() {
    float[] expected = new float[SOFTMAX.dimension()];
    try (NetworkSession session = SOFTMAX.open(Loss.CROSS_ENTROPY)) {
      session.setParameters(SOFTMAX.initialParameters(Initialisation.PYTORCH, 1));
      int[] all = IntStream.range(0, 300).toArray();
      session.gradient(
          Batches.of(DATASET, DATASET.train(), all, Labelling.TRUE),
          new DropoutKey(0, 0, 0),
          expected);
    }
    try (GradientSource source = source(SOFTMAX, options("iid", 0), 2)) {
      assertArrayEquals(expected, source.meanGradient(300), 1e-6f);
      assertFalse(Arrays.equals(source.meanGradient(300), source.meanGradient(299)));
      assertThrows(IllegalArgumentException.class, () -> source.meanGradient(301));
      assertEquals(300, source.trainingImages());
    }
  }

  @Test
  void drawsAverageToTheReference() {
    try (GradientSource source = source(SOFTMAX, options("iid", 0), 2)) {
      float[] reference = source.meanGradient(300);
      double[] mean = new double[reference.length];
      int draws = 200;
      for (int draw = 0; draw < draws; draw++) {
        float[] own = source.honest(draw).mean(Compute.SERIAL);
        for (int j = 0; j < mean.length; j++) {
          mean[j] += own[j] / draws;
        }
      }
      double distance = 0;
      double norm = 0;
      for (int j = 0; j < mean.length; j++) {
        distance += Math.pow(mean[j] - reference[j], 2);
        norm += Math.pow(reference[j], 2);
      }
      assertTrue(distance < 0.01 * norm, distance + " of " + norm);
    }
  }

  @Test
  void threadsDoNotChangeABit() {
    TrainingOptions options = options("dirichlet(alpha=0.5)", 0.5);
    try (GradientSource one = source(NORMALISED, options, 1);
        GradientSource three = source(NORMALISED, options, 3)) {
      assertArrayEquals(one.meanGradient(137), three.meanGradient(137));
      for (int draw : new int[] {5, 0}) {
        assertArrayEquals(one.honest(draw).rows(), three.honest(draw).rows());
      }
      // Asked again, in another order.
      assertArrayEquals(one.honest(5).rows(), three.honest(5).rows());
      assertFalse(Arrays.deepEquals(one.honest(5).rows(), one.honest(6).rows()));
    }
  }

  @Test
  void aDrawIsNoStepOfTheRun() {
    TrainingOptions options = options("iid", 0);
    TrainingState state = state(SOFTMAX, options);
    try (GradientSource source =
        new GradientSource(DATASET, SOFTMAX, options, state, Compute.SERIAL)) {
      boolean[] all = new boolean[7];
      float[][] step =
          source
              .workers(options)
              .gradients(state.parameters(), 0, all, options.threat().computing(all));
      assertEquals(5, source.honest(0).count());
      for (float[] row : source.honest(0).rows()) {
        assertTrue(Arrays.stream(step).noneMatch(other -> Arrays.equals(other, row)));
      }
      assertNotEquals(source.round(0).draws("x").nextLong(), source.round(1).draws("x").nextLong());
    }
  }

  @Test
  void workersMomentumIsThatOfTheNextStep() {
    TrainingOptions plain = options("iid", 0);
    TrainingOptions smoothed = options("iid", 0.5);
    TrainingState state = state(SOFTMAX, smoothed);
    for (float[] row : state.sent()) {
      Arrays.fill(row, 8);
    }
    try (GradientSource one = source(SOFTMAX, plain, 1);
        GradientSource two =
            new GradientSource(DATASET, SOFTMAX, smoothed, state, Compute.SERIAL)) {
      for (int draw = 0; draw < 2; draw++) {
        assertEquals(
            4 + one.honest(draw).row(0)[3] / 2, two.honest(draw).row(0)[3], 1e-6, "draw " + draw);
      }
      assertEquals(8, state.sent()[0][3]);
    }
  }

  @Test
  void aFixedByzantineSetStays() {
    TrainingOptions random = options("iid", 0);
    ThreatModel threat =
        new ThreatModel(
            7, 2, 2, 2, Attacks.parse("none"), 0, ByzantineSet.FIXED, KnowledgeModel.OMNISCIENT);
    TrainingOptions fixed =
        TestOptions.iid(
            threat,
            Scheme.PLAIN,
            random.aggregator(),
            NonFinite.REJECT,
            random.optimizer(),
            5,
            5,
            5,
            0,
            1);
    try (GradientSource source = source(SOFTMAX, fixed, 1);
        GradientSource other = source(SOFTMAX, random, 1)) {
      assertArrayEquals(threat.byzantineIn(1, 0), source.byzantineIn(0));
      assertArrayEquals(source.byzantineIn(0), source.byzantineIn(9));
      assertTrue(
          IntStream.range(1, 9)
              .anyMatch(i -> !Arrays.equals(other.byzantineIn(0), other.byzantineIn(i))));
    }
  }

  @Test
  void dracoGivesAVectorAGroup() {
    TrainingOptions options =
        TestOptions.iid(
            TestOptions.threat(15, 4, 1, Attacks.parse("none"), 0),
            Scheme.DRACO,
            Aggregator.parse("mean"),
            NonFinite.REJECT,
            new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
            5,
            5,
            5,
            0,
            1);
    try (GradientSource source = source(SOFTMAX, options, 1)) {
      assertEquals(2, source.byzantine());
      Gradients honest = source.honest(0);
      assertEquals(3, honest.count());
      assertFalse(Arrays.equals(honest.row(0), honest.row(1)));
    }
  }

  @Test
  void anotherNetworksStateIsRefused() {
    TrainingOptions options = options("iid", 0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new GradientSource(
                DATASET, NORMALISED, options, state(SOFTMAX, options), Compute.SERIAL));
  }

  private static GradientSource source(Network network, TrainingOptions options, int threads) {
    return new GradientSource(
        DATASET, network, options, state(network, options), new Compute(threads));
  }

  private static TrainingState state(Network network, TrainingOptions options) {
    return TrainingState.initial(network, options);
  }

  private static TrainingOptions options(String split, double workerMomentum) {
    return new TrainingOptions(
        TestOptions.threat(7, 2, 2, Attacks.parse("none"), 0),
        Scheme.PLAIN,
        Aggregator.parse("median"),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, workerMomentum, 0),
        new Minibatching(Splits.CATALOGUE.parse(split).value(), MinibatchOrder.IID, 10),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        5,
        new EvaluationSchedule(5, 0, 0),
        0,
        1);
  }
}
