package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
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
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeModelTest {
  private static final Dataset DATASET = TinyImages.dataset();
  private static final Network NETWORK =
      Models.CATALOGUE.create(Spec.parse("mlp(hidden=16)")).create(1, 6, 6, 3);

  @Test
  void colludersSeeWhatTheyWouldHaveSentThemselves() {
    List<Knowledge> seen = new ArrayList<>();
    GradientAttack attack =
        knowledge -> {
          seen.add(knowledge);
          return new float[knowledge.byzantine()][knowledge.mean().length];
        };
    TrainingOptions colluders = options(attack, KnowledgeModel.COLLUDERS);
    TrainingOptions omniscient = options(attack, KnowledgeModel.OMNISCIENT);
    double norm = train(colluders).get(1).honestNorm();
    Knowledge own = seen.get(0);
    seen.clear();
    assertEquals(norm, train(omniscient).get(1).honestNorm());
    Knowledge all = seen.get(0);

    float[][] sent = gradients(omniscient, new boolean[7]);
    boolean[] byzantine = colluders.threat().byzantineIn(1, 0);
    assertEquals(3, own.honest().count());
    assertEquals(4, all.honest().count());
    for (int worker = 0, i = 0, j = 0; worker < 7; worker++) {
      assertArrayEquals(
          sent[worker], byzantine[worker] ? own.honest().row(i++) : all.honest().row(j++));
    }
    assertArrayEquals(own.honest().mean(Compute.SERIAL), own.mean());
    assertEquals(3, own.byzantine());
  }

  @Test
  void theOmniscientComputeNothing() {
    boolean[] byzantine = {true, false, false, false, false, false, false};
    Attack attack = Attacks.parse("ipm(epsilon=1)");
    assertNull(gradients(options(attack, KnowledgeModel.OMNISCIENT), byzantine)[0]);
  }

  @Test
  void anAttackOnDataIsTheSameWhateverIsKnown() {
    Attack attack = Attacks.parse("label-flip");
    List<StepMetrics> one = train(options(attack, KnowledgeModel.OMNISCIENT));
    List<StepMetrics> two = train(options(attack, KnowledgeModel.COLLUDERS));
    assertFalse(one.isEmpty());
    assertEquals(one.size(), two.size());
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).innerProduct(), two.get(i).innerProduct());
    }
  }

  @Test
  void colludersWithoutAFiniteGradientSendWhatTheyHave() {
    GradientAttack never =
        knowledge -> {
          throw new AssertionError("There is nothing to know");
        };
    TrainingOptions options = options(never, KnowledgeModel.COLLUDERS);
    float nan = Float.NaN;
    float[][] sent = {{1}, {nan}, {3}, {Float.POSITIVE_INFINITY}, {1}, {nan}, {3}};
    boolean[] byzantine = {false, true, false, true, false, true, false};
    StepOutcome step = step(options, sent, byzantine);
    assertEquals(3, step.rejected());
    assertEquals(0.0, step.byzantineWeight());
    assertArrayEquals(new float[] {2}, step.aggregate());
  }

  @Test
  void colludersKnowWhatIsFinite() {
    TrainingOptions options =
        options(Attacks.parse("ipm(epsilon=1)"), KnowledgeModel.COLLUDERS, NonFinite.FAIL, 0);
    float[][] sent = {{1}, {Float.NaN}, {3}, {6}, {1}, {8}, {3}};
    boolean[] byzantine = {false, true, false, true, false, true, false};
    // The mean of 1, 3, 1, 3 and three times −7 is −13/7.
    assertArrayEquals(new float[] {-13f / 7}, step(options, sent, byzantine).aggregate(), 1e-6f);
  }

  @Test
  void workersMomentumForgetsWhatIsNotSent() {
    Attack attack = Attacks.parse("ipm(epsilon=1)");
    TrainingOptions options = options(attack, KnowledgeModel.COLLUDERS, NonFinite.REJECT, 0.5);
    TrainingState state = TrainingState.initial(NETWORK, options);
    state.sent()[0][0] = 8;
    boolean[] byzantine = {true, false, false, false, false, false, false};
    float[] plain = gradients(options(attack, KnowledgeModel.COLLUDERS), byzantine)[0];
    float[] smoothed = gradients(options, byzantine, state)[0];
    assertEquals(4 + plain[0] / 2, smoothed[0], 1e-6);
    assertEquals(8, state.sent()[0][0]);
  }

  private static StepOutcome step(TrainingOptions options, float[][] sent, boolean[] byzantine) {
    return new Server(options, 1, Compute.SERIAL)
        .step(
            options.round(0, new float[0], LayerSizes.WHOLE),
            sent,
            byzantine,
            new float[0][],
            AttackMemory.NONE,
            false);
  }

  private static float[][] gradients(TrainingOptions options, boolean[] byzantine) {
    return gradients(options, byzantine, TrainingState.initial(NETWORK, options));
  }

  private static float[][] gradients(
      TrainingOptions options, boolean[] byzantine, TrainingState state) {
    try (Workers workers = new Workers(DATASET, NETWORK, options, Compute.SERIAL)) {
      int[] computing = options.threat().computing(byzantine);
      float[][] sent = workers.gradients(state.parameters(), state.step(), byzantine, computing);
      new WorkerMomentum(options, Compute.SERIAL).smooth(sent, byzantine, state.sent());
      return sent;
    }
  }

  private static TrainingOptions options(Attack attack, KnowledgeModel knowledge) {
    return options(attack, knowledge, NonFinite.REJECT, 0);
  }

  private static TrainingOptions options(
      Attack attack, KnowledgeModel knowledge, NonFinite nonFinite, double workerMomentum) {
    return TestOptions.iid(
        new ThreatModel(7, 3, 3, 3, attack, 0, ByzantineSet.RANDOM_EACH_STEP, knowledge),
        Scheme.PLAIN,
        Aggregator.parse("mean"),
        nonFinite,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, workerMomentum, 0),
        5,
        10,
        10,
        100,
        1);
  }

  private static List<StepMetrics> train(TrainingOptions options) {
    List<StepMetrics> rows = new ArrayList<>();
    try (Training training = new Training(DATASET, NETWORK, options, new Compute(2))) {
      training.run(training.initialState(), (metrics, state) -> rows.add(metrics));
    }
    return rows;
  }
}
