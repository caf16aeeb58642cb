package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.Initialisation;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DracoTest {
  private static final int STEPS = 20;

  /** Attackers who do not even agree: (NaN, …), then (∞, …), by turns. */
  private static final GradientAttack NOT_FINITE =
      knowledge -> {
        float[][] vectors = new float[knowledge.byzantine()][knowledge.mean().length];
        for (int i = 0; i < vectors.length; i++) {
          Arrays.fill(vectors[i], i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY);
        }
        return vectors;
      };

  private static final GradientAttack ALL_DIFFERENT =
      knowledge -> {
        float[][] vectors = new float[knowledge.byzantine()][knowledge.mean().length];
        for (int i = 0; i < vectors.length; i++) {
          Arrays.fill(vectors[i], 1000 + i);
        }
        return vectors;
      };

  @Test
  void noAttackChangesABitOfTheParameters() {
    float[] expected = new float[0];
    for (Attack attack :
        List.of(
            Attacks.parse("none"),
            Attacks.parse("ipm(epsilon=10)"),
            Attacks.parse("reverse(scale=1e300)"),
            Attacks.parse("label-flip"),
            NOT_FINITE,
            ALL_DIFFERENT)) {
      for (ByzantineSet set : ByzantineSet.values()) {
        for (KnowledgeModel knowledge : KnowledgeModel.values()) {
          List<StepMetrics> rows = new ArrayList<>();
          ThreatModel threat = new ThreatModel(15, 2, 2, 2, attack, 0, set, knowledge);
          float[] x = train(threat, NonFinite.REJECT, rows, set == ByzantineSet.FIXED ? 1 : 3);
          expected = expected.length == 0 ? x : expected;
          assertArrayEquals(bits(expected), bits(x), threat.toString());
          assertEquals(0, rows.stream().mapToInt(StepMetrics::rejected).sum());
          assertTrue(rows.stream().skip(1).allMatch(row -> row.byzantineWeight() == 0));
        }
      }
    }
  }

  @Test
  void nothingThatIsOutvotedMakesARunFail() {
    ThreatModel threat = TestOptions.threat(15, 2, 2, NOT_FINITE, 0);
    ThreatModel peace = TestOptions.threat(15, 2, 2, Attacks.parse("none"), 0);
    assertArrayEquals(
        bits(train(peace, NonFinite.REJECT, new ArrayList<>(), 2)),
        bits(train(threat, NonFinite.FAIL, new ArrayList<>(), 2)));
  }

  @Test
  void groupsWithoutMajorityAreLeftOut() {
    // A single group of 5, of which 3 are Byzantine: the two honest ones are no majority.
    ThreatModel threat = TestOptions.threat(5, 3, 2, ALL_DIFFERENT, 0);
    List<StepMetrics> rows = new ArrayList<>();
    float[] x = train(threat, NonFinite.FAIL, rows, 1);
    assertArrayEquals(network().initialParameters(Initialisation.PYTORCH, 1), x);
    assertEquals(STEPS + 1, rows.size());
    assertEquals(5, rows.get(STEPS).rejected());
    assertTrue(Double.isNaN(rows.get(STEPS).innerProduct()));
    // Of three groups of 3, the one that two of the attackers share is lost.
    List<StepMetrics> some = new ArrayList<>();
    train(TestOptions.threat(9, 2, 1, ALL_DIFFERENT, 0), NonFinite.REJECT, some, 2);
    assertTrue(some.stream().skip(1).allMatch(row -> row.rejected() == 0 || row.rejected() == 3));
    assertTrue(some.stream().anyMatch(row -> row.rejected() == 3));
    assertTrue(some.stream().skip(1).allMatch(row -> row.innerProduct() > 0));
  }

  @Test
  void moreAttackersThanDeclaredWinTheVoteWhereTheyAgree() {
    List<StepMetrics> rows = new ArrayList<>();
    ThreatModel threat = TestOptions.threat(5, 3, 2, Attacks.parse("ipm(epsilon=10)"), 0);
    train(threat, NonFinite.REJECT, rows, 1);
    assertEquals(1.0, rows.get(1).byzantineWeight());
    assertTrue(rows.get(1).innerProduct() < 0);
  }

  @Test
  void anEpochCountsAnImageThatAGroupSharesOnce() {
    List<StepMetrics> rows = new ArrayList<>();
    ThreatModel threat = TestOptions.threat(15, 2, 2, Attacks.parse("none"), 0);
    train(threat, NonFinite.REJECT, rows, 1);
    // Three groups, of 5 images each, of 300.
    assertEquals(STEPS * 15 / 300.0, rows.get(STEPS).epoch());
  }

  @Test
  void everyWorkerOfAGroupComputes() {
    ThreatModel threat = TestOptions.threat(15, 2, 2, Attacks.parse("ipm(epsilon=1)"), 0);
    Compute compute = new Compute(2);
    TrainingOptions options = options(threat, NonFinite.REJECT);
    try (Workers workers = new Workers(TinyImages.dataset(), network(), options, compute)) {
      boolean[] byzantine = new boolean[15];
      byzantine[6] = true;
      float[] x = network().initialParameters(Initialisation.PYTORCH, 1);
      float[][] sent = workers.gradients(x, 0, byzantine, threat.computing(byzantine));
      assertEquals(14, Arrays.stream(sent).filter(row -> row != null).distinct().count());
      assertArrayEquals(bits(sent[5]), bits(sent[9]));
      assertFalse(Arrays.equals(sent[4], sent[5]));
    }
  }

  private static int[] bits(float[] x) {
    int[] bits = new int[x.length];
    for (int j = 0; j < x.length; j++) {
      bits[j] = Float.floatToRawIntBits(x[j]);
    }
    return bits;
  }

  private static Network network() {
    return Models.CATALOGUE.create(Spec.parse("mlp(hidden=16)")).create(1, 6, 6, 3);
  }

  private static TrainingOptions options(ThreatModel threat, NonFinite nonFinite) {
    return TestOptions.iid(
        threat,
        Scheme.DRACO,
        Aggregator.parse("mean"),
        nonFinite,
        new Optimizer(new LearningRate(0.1, Map.of()), 0.9, 0, 1e-3),
        5,
        STEPS,
        10,
        100,
        1);
  }

  private static float[] train(
      ThreatModel threat, NonFinite nonFinite, List<StepMetrics> rows, int threads) {
    try (Training training =
        new Training(
            TinyImages.dataset(), network(), options(threat, nonFinite), new Compute(threads))) {
      TrainingState state = training.initialState();
      training.run(state, (metrics, unused) -> rows.add(metrics));
      return state.parameters();
    }
  }
}
