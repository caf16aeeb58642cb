package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MomentumForm;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Dataset DATASET = TinyImages.dataset();

  @Test
  void sgdLearnsWithoutAttack() {
    List<StepMetrics> rows = train(options("mean", "none", 0), 2);
    assertTrue(rows.get(rows.size() - 1).testAccuracy() > 0.9);
    assertTrue(rows.get(rows.size() - 1).trainLoss() < rows.get(0).trainLoss() / 2);
    assertEquals(41, rows.size());
    assertEquals(1.0, rows.get(40).cosine(), 1e-12);
    assertEquals(0.0, rows.get(40).byzantineWeight());
  }

  @Test
  void aLargeEpsilonStopsTheMedianAndASmallOneTurnsKrumAround() {
    List<StepMetrics> median = train(options("median", "ipm(epsilon=10)", 5), 2);
    assertTrue(median.get(40).testAccuracy() < 0.5);
    assertTrue(train(options("median", "none", 5), 2).get(40).testAccuracy() > 0.9);
    List<StepMetrics> krum = train(options("krum", "ipm(epsilon=0.1)", 4), 2);
    assertTrue(attackedShare(krum) > 0.9);
    assertEquals(1.0, krum.get(40).byzantineWeight());
  }

  @Test
  void threadsDoNotChangeABit() {
    for (String attack : List.of("none", "ipm(epsilon=0.5)", "label-flip")) {
      TrainingOptions options = options("median", attack, 5);
      assertSame(train(options, 1), train(options, 3));
    }
  }

  @Test
  void anInterruptedRunEndsWithTheSameBits() {
    TrainingOptions options = withMomentum(options("median", "ipm(epsilon=0.5)", 5));
    List<StepMetrics> whole = train(options, 2);
    List<StepMetrics> parts = new ArrayList<>();
    TrainingState[] saved = new TrainingState[1];
    try (Training training = training(options, 2)) {
      training.run(
          training.initialState(),
          (metrics, state) -> {
            if (metrics.step() <= 17) {
              parts.add(metrics);
            }
            if (metrics.step() == 17) {
              saved[0] = copy(state);
            }
          });
    }
    try (Training training = training(options, 1)) {
      training.run(saved[0], (metrics, state) -> parts.add(metrics));
    }
    assertSame(whole, parts);
  }

  @Test
  void theAttackStartsAfterSoManyCompletedEpochs() {
    // An epoch is 300 / (11 · 5) = 5.45 steps; after 1.5 epochs means after 8.18 steps.
    ThreatModel threat = TestOptions.threat(11, 5, 5, Attacks.parse("ipm(epsilon=1)"), 1.5);
    List<StepMetrics> rows = train(with(options("mean", "none", 5), threat), 1);
    List<StepMetrics> steps = rows.stream().filter(row -> row.step() > 0).toList();
    assertTrue(steps.stream().anyMatch(row -> row.step() < 9));
    assertTrue(steps.stream().anyMatch(row -> row.step() > 10));
    for (StepMetrics row : steps) {
      boolean attacked = row.step() - 1 >= 8.2;
      assertEquals(attacked ? 5 / 11.0 : 0, row.byzantineWeight(), 1e-12, "step " + row.step());
    }
  }

  @Test
  void theByzantineSetIsDrawnAnewInEachStep() {
    ThreatModel threat = TestOptions.threat(25, 12, 12, Attacks.parse("reverse"), 0);
    Set<List<Boolean>> sets = new HashSet<>();
    for (int step = 0; step < 100; step++) {
      List<Boolean> set = new ArrayList<>();
      for (boolean is : threat.byzantineIn(1, step)) {
        set.add(is);
      }
      assertEquals(12, set.stream().filter(is -> is).count());
      sets.add(set);
    }
    assertEquals(100, sets.size());
  }

  @Test
  void aFixedByzantineSetDependsOnTheSeedAlone() {
    ThreatModel threat =
        new ThreatModel(
            25,
            12,
            12,
            12,
            Attacks.parse("reverse"),
            0,
            ByzantineSet.FIXED,
            KnowledgeModel.OMNISCIENT);
    boolean[] first = threat.byzantineIn(1, 0);
    for (int step = 1; step < 100; step++) {
      assertArrayEquals(first, threat.byzantineIn(1, step));
    }
    int count = 0;
    for (boolean is : first) {
      count += is ? 1 : 0;
    }
    assertEquals(12, count);
    assertFalse(Arrays.equals(first, threat.byzantineIn(2, 0)));
  }

  @Test
  void vectorsThatAreNotFiniteNeverReachTheModel() {
    TrainingOptions options = options("median", "reverse(scale=1e300)", 5);
    List<StepMetrics> rows = train(options, 2);
    assertEquals(5, rows.get(10).rejected());
    assertTrue(rows.get(40).testAccuracy() > 0.9);
  }

  @Test
  void aDivergedRunGoesOnToItsEnd() {
    TrainingOptions options = options("mean", "reverse(scale=1e37)", 5);
    List<StepMetrics> rows = train(options, 2);
    assertEquals(41, rows.size());
    StepMetrics last = rows.get(40);
    assertEquals(11, last.rejected());
    assertTrue(Double.isNaN(last.innerProduct()));
    assertFalse(last.trainLoss() < 1);
  }

  @Test
  void seedsDiffer() {
    TrainingOptions one = options("mean", "none", 0);
    TrainingOptions two =
        TestOptions.iid(
            one.threat(),
            one.scheme(),
            one.aggregator(),
            one.nonFinite(),
            one.optimizer(),
            5,
            40,
            10,
            100,
            2);
    assertNotEquals(train(one, 1).get(40).innerProduct(), train(two, 1).get(40).innerProduct());
  }

  @Test
  void theOptimizerFollowsPyTorchsOrder() {
    Optimizer optimizer = new Optimizer(new LearningRate(0.5, Map.of(1, 0.25)), 0.9, 0, 0.1);
    TrainingState state =
        new TrainingState(
            0, new float[] {2}, new float[1], new float[0][], new float[0], new float[0]);
    optimizer.move(state.step(), state.parameters(), state.velocity(), new float[] {1});
    // g = 1 + 0.1·2 = 1.2; v = 1.2; x = 2 − 0.5·1.2
    assertArrayEquals(new float[] {1.4f}, state.parameters(), 1e-6f);
    state.completeStep();
    optimizer.move(state.step(), state.parameters(), state.velocity(), new float[] {1});
    // g = 1 + 0.14 = 1.14; v = 0.9·1.2 + 1.14 = 2.22; x = 1.4 − 0.25·2.22
    assertArrayEquals(new float[] {0.845f}, state.parameters(), 1e-6f);
  }

  @Test
  void theRuleIsToldAnotherNumberBeforeTheAttack() {
    // Krum is told 0 without attack, and 5 under it: as if the numbers were always those.
    assertSame(train(told(0, 0, "none"), 1), train(told(5, 0, "none"), 1));
    List<StepMetrics> attacked = train(told(5, 0, "ipm(epsilon=0.1)"), 1);
    List<StepMetrics> always = train(told(5, 5, "ipm(epsilon=0.1)"), 1);
    int first = 0;
    while (!attacked.get(first).isAttacked(told(5, 0, "ipm(epsilon=0.1)").threat())) {
      first++;
    }
    assertTrue(first > 1);
    assertSame(train(told(0, 0, "none"), 1).subList(0, first), attacked.subList(0, first));
    assertNotEquals(withoutTime(always.get(1)), withoutTime(attacked.get(1)));
    assertTrue(attacked.get(first).byzantineWeight() == 1, "Krum is told 5 now");
  }

  private static TrainingOptions told(int declared, int before, String attack) {
    ThreatModel threat =
        new ThreatModel(
            13,
            5,
            declared,
            before,
            Attacks.parse(attack),
            2,
            ByzantineSet.RANDOM_EACH_STEP,
            KnowledgeModel.OMNISCIENT);
    return with(options("krum", "none", 0), threat);
  }

  @Test
  void workersSmoothWhatTheySend() {
    Optimizer optimizer = new Optimizer(new LearningRate(1, Map.of()), 0, 0.75, 0);
    float[] remembered = {4};
    float[] gradient = {8};
    optimizer.smooth(gradient, remembered);
    assertArrayEquals(new float[] {5}, gradient);
    assertArrayEquals(new float[] {5}, remembered);
  }

  private static double attackedShare(List<StepMetrics> rows) {
    return rows.stream().filter(row -> row.innerProduct() < 0).count() / (rows.size() - 1.0);
  }

  private static TrainingOptions options(String rule, String attack, int byzantine) {
    return TestOptions.iid(
        TestOptions.threat(11, byzantine, byzantine, Attacks.parse(attack), 0),
        Scheme.PLAIN,
        Aggregator.parse(rule),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        5,
        40,
        10,
        100,
        1);
  }

  private static TrainingOptions with(TrainingOptions o, ThreatModel threat) {
    return TestOptions.iid(
        threat, o.scheme(), o.aggregator(), o.nonFinite(), o.optimizer(), 5, 40, 10, 100, 1);
  }

  /** β = 0.75 and gradients 4 and 8: the first is sent as it is, then 3 + 8. */
  @Test
  void workersMomentumMayBeASum() {
    Optimizer optimizer =
        new Optimizer(new LearningRate(1, Map.of()), 0, 0.75, MomentumForm.SUM, 0);
    float[] remembered = new float[1];
    float[] gradient = {4};
    optimizer.smooth(gradient, remembered);
    assertEquals(4, gradient[0]);
    gradient[0] = 8;
    optimizer.smooth(gradient, remembered);
    assertEquals(11, gradient[0]);
    assertEquals(11, remembered[0]);
  }

  private static TrainingOptions withMomentum(TrainingOptions o) {
    Optimizer optimizer = new Optimizer(new LearningRate(0.1, Map.of()), 0.9, 0.5, 1e-3);
    return TestOptions.iid(
        o.threat(), o.scheme(), o.aggregator(), o.nonFinite(), optimizer, 5, 40, 10, 100, 1);
  }

  private static Training training(TrainingOptions options, int threads) {
    Network network = Models.CATALOGUE.create(Spec.parse("mlp(hidden=16)")).create(1, 6, 6, 3);
    return new Training(DATASET, network, options, new Compute(threads));
  }

  private static List<StepMetrics> train(TrainingOptions options, int threads) {
    List<StepMetrics> rows = new ArrayList<>();
    try (Training training = training(options, threads)) {
      training.run(training.initialState(), (metrics, state) -> rows.add(metrics));
    }
    return rows;
  }

  private static TrainingState copy(TrainingState state) {
    float[][] sent = new float[state.sent().length][];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = state.sent()[i].clone();
    }
    return new TrainingState(
        state.step(),
        state.parameters().clone(),
        state.velocity().clone(),
        sent,
        state.previous().clone(),
        state.statistics().clone());
  }

  /** Equal in everything but the time. */
  private static void assertSame(List<StepMetrics> expected, List<StepMetrics> actual) {
    assertEquals(
        expected.stream().map(TrainingTest::withoutTime).toList(),
        actual.stream().map(TrainingTest::withoutTime).toList());
  }

  private static StepMetrics withoutTime(StepMetrics row) {
    return new StepMetrics(
        row.step(),
        row.epoch(),
        row.testAccuracy(),
        row.trainLoss(),
        row.innerProduct(),
        row.cosine(),
        row.aggregateNorm(),
        row.honestNorm(),
        row.byzantineWeight(),
        row.rejected(),
        0);
  }
}
