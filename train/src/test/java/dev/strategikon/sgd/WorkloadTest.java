package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Spec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  private static final Dataset IMAGES = TinyImages.dataset(); // 300 to train on, 90 to test on
  private static final Network NETWORK =
      Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3);

  /** An epoch is six steps of 5 · 10 images, and the attack begins after one. */
  @ParameterizedTest
  @CsvSource({
    "ipm(epsilon=1), OMNISCIENT, 5, 5, 3",
    "ipm(epsilon=1), COLLUDERS, 5, 5, 5",
    "label-flip, OMNISCIENT, 5, 5, 5",
    "none, OMNISCIENT, 5, 5, 5"
  })
  void whatTheAttackReplacesIsNotComputed(
      String attack, KnowledgeModel knowledge, int first, int fifth, int sixth) {
    Workload workload = workload(attack, knowledge, 20);
    assertEquals(first, workload.gradients(0));
    assertEquals(fifth, workload.gradients(5));
    assertEquals(sixth, workload.gradients(6));
  }

  @Test
  void secondsAreCountedByHand() {
    Workload workload = workload("ipm(epsilon=1)", KnowledgeModel.OMNISCIENT, 10);
    Speed speed = new Speed(1, 100);
    // 6 steps of 5 gradients and 4 of 3; 1 + 3 evaluations (after 4, 8 and 10) of 1 + 3 batches
    assertEquals(6 * 5 + 4 * 3 + 4 * 4 * 100, workload.seconds(0, speed, 1));
    assertEquals(6 * 3 + 4 * 2 + 4 * 2 * 100, workload.seconds(0, speed, 2));
    assertEquals(2 * 3 + 1 * 4 * 100, workload.seconds(8, speed, 1));
    assertEquals(0, workload.seconds(10, speed, 1));
  }

  @Test
  void memoryGrowsWithWorkersAndDimension() {
    long floats = workload("none", KnowledgeModel.OMNISCIENT, 1).heapBytes() / Float.BYTES;
    assertEquals(3L * 5 * (36 * 3 + 3), floats);
  }

  /** Twelve images are two minibatches of ten, and three vectors. */
  @Test
  void aSampleOfTheServerIsWorkToo() {
    Workload workload = workload("none", KnowledgeModel.OMNISCIENT, 1, "zeno");
    assertEquals(7, workload.gradients(0));
    assertEquals((3L * 5 + 3) * (36 * 3 + 3), workload.heapBytes() / Float.BYTES);
  }

  @Test
  void speedIsMeasured() {
    Speed speed = Speed.measure(IMAGES, NETWORK, Loss.CROSS_ENTROPY, 10, new Compute(2));
    assertTrue(speed.gradientSeconds() > 0 && speed.evaluationSeconds() > 0, speed.toString());
    assertEquals(20, new Speed(0.5, 1).imagesPerSecond(10));
  }

  private static Workload workload(String attack, KnowledgeModel knowledge, int steps) {
    return workload(attack, knowledge, steps, "mean");
  }

  private static Workload workload(
      String attack, KnowledgeModel knowledge, int steps, String rule) {
    TrainingOptions options =
        TestOptions.iid(
            new ThreatModel(
                5, 2, 2, 2, Attacks.parse(attack), 1, ByzantineSet.RANDOM_EACH_STEP, knowledge),
            Scheme.PLAIN,
            Aggregator.parse(rule),
            NonFinite.REJECT,
            new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
            10,
            steps,
            4,
            250,
            1);
    return new Workload(IMAGES, NETWORK, options);
  }
}
