package dev.strategikon.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.options.EvaluationSchedule;
import dev.strategikon.options.LearningRate;
import dev.strategikon.options.MinibatchOrder;
import dev.strategikon.options.Minibatching;
import dev.strategikon.options.Optimizer;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.spec.Spec;
import dev.strategikon.split.Iid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditorTest {
  /** One coordinate, the paper's toy example: the mean is 0.1, and the median falls to −0.1. */
  private static final float[][] TOY = {{-0.1f}, {0.1f}, {0.3f}, null, null};

  @Test
  void theFirstStepAndEveryMultipleAreAudited() {
    List<Integer> due = new ArrayList<>();
    TrainingOptions options = options("median", 2, 2, Scheme.PLAIN, 4);
    for (int step = 0; step < 12; step++) {
      if (options.isAudited(step)) {
        due.add(step + 1);
      }
    }
    assertEquals(List.of(1, 4, 8, 12), due);
    assertFalse(options("median", 2, 2, Scheme.PLAIN, 0).isAudited(0));
  }

  @Test
  void theHonestAreAuditedWhoeverIsByzantine() {
    boolean[] attacked = {false, false, false, true, true};
    ToleranceAudit audit = audit("median", 2, TOY, attacked);
    assertEquals(2, audit.question().byzantine());
    assertEquals(3, audit.question().honest().count());
    assertEquals(-0.01, audit.bound().innerProduct(), 1e-7);
    assertTrue(audit.bound().exact());
    assertEquals(1, audit.ipm().breaks().size());
    assertEquals(241, audit.ipm().products().length);

    boolean[] others = {true, false, true, false, false};
    float[][] moved = {null, TOY[0], null, TOY[1], TOY[2]};
    ToleranceAudit same = audit("median", 2, moved, others);
    assertSame(TOY[1], same.question().honest().row(1));
    assertArrayEquals(audit.ipm().products(), same.ipm().products());
  }

  @Test
  void beforeTheAttackTheFirstWorkersStandForTheHonest() {
    float[][] all = {TOY[0], TOY[1], TOY[2], {7}, {8}};
    ToleranceAudit audit = audit("median", 2, all, new boolean[5]);
    assertEquals(3, audit.question().honest().count());
    assertEquals(0.1f, audit.question().reference()[0]);
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndCountsAsSuspected() {
    float[][] sent = {TOY[0], {Float.NaN}, TOY[2], null, null};
    ToleranceAudit audit =
        audit("median", 2, sent, new boolean[] {false, false, false, true, true});
    assertEquals(2, audit.question().honest().count());
    assertEquals(1, audit.question().declared());
    float[][] nothing = {{Float.NaN}, {Float.NaN}, {Float.NaN}, null, null};
    assertTrue(
        new Auditor(options("median", 2, 2, Scheme.PLAIN, 1), 1, Compute.SERIAL)
            .audit(Round.FIRST, nothing, new boolean[] {false, false, false, true, true})
            .isEmpty());
  }

  @Test
  void theRuleIsToldWhatTheRunDeclares() {
    boolean[] byzantine = {false, false, false, true, true};
    assertEquals(1, audit("trimmed-mean", 1, TOY, byzantine).question().declared());
    assertEquals(2, audit("trimmed-mean(q=2)", 1, TOY, byzantine).question().declared());
  }

  @Test
  void dracoLeavesNothingToPush() {
    // Five groups of three; whoever has one of a group has no majority there.
    TrainingOptions options = options("mean", 1, 1, Scheme.DRACO, 1);
    float[][] sent = new float[15][];
    for (int worker = 0; worker < 15; worker++) {
      int group = worker / 3;
      sent[worker] = new float[] {group};
    }
    boolean[] byzantine = new boolean[15];
    byzantine[3] = true;
    ToleranceAudit audit =
        new Auditor(options, 1, Compute.SERIAL).audit(Round.FIRST, sent, byzantine).orElseThrow();
    assertEquals(0, audit.question().byzantine());
    assertEquals(5, audit.question().honest().count());
    assertEquals(List.of(), audit.ipm().breaks());
    assertEquals(4, audit.bound().innerProduct(), 1e-6);
    // Four attackers can have two groups.
    ToleranceAudit more =
        new Auditor(options("mean", 4, 1, Scheme.DRACO, 1), 1, Compute.SERIAL)
            .audit(Round.FIRST, sent, byzantine)
            .orElseThrow();
    assertEquals(2, more.question().byzantine());
    assertEquals(3, more.question().honest().count());
    assertEquals(Double.NEGATIVE_INFINITY, more.bound().innerProduct());
  }

  @Test
  void aRunTellsItsListenerBeforeTheStep() {
    for (String rule : List.of("median", "krum", "centered-clipping", "nnm | trimmed-mean")) {
      List<String> first = events(rule, 1);
      assertEquals(first, events(rule, 3), rule);
      assertEquals(List.of("0", "audit 1", "1", "2", "audit 3", "3"), steps(first));
    }
  }

  private static List<String> events(String rule, int threads) {
    TrainingOptions options =
        new TrainingOptions(
            TestOptions.threat(7, 2, 2, Attacks.parse("ipm(epsilon=0.5)"), 0),
            Scheme.PLAIN,
            Aggregator.parse(rule),
            NonFinite.REJECT,
            new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
            new Minibatching(new Iid(), MinibatchOrder.IID, 5),
            TestOptions.SAMPLING,
            TestOptions.NETWORK,
            3,
            new EvaluationSchedule(3, 0, 10),
            3,
            1);
    List<String> events = new ArrayList<>();
    try (Training training =
        new Training(
            TinyImages.dataset(),
            Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 6, 6, 3),
            options,
            new Compute(threads))) {
      training.run(
          training.initialState(),
          new StepListener() {
            @Override
            public void audited(StepMetrics metrics, StepAudit audit) {
              assertFalse(metrics.isEvaluated());
              events.add(
                  "audit %d %s %s %s"
                      .formatted(
                          metrics.step(), audit.ipm().worst(), audit.bound(), audit.theorem1()));
            }

            @Override
            public void completed(StepMetrics metrics, TrainingState state) {
              events.add(metrics.step() + " " + metrics.innerProduct());
            }
          });
    }
    return events;
  }

  private static List<String> steps(List<String> events) {
    return events.stream().map(e -> e.replaceAll("^((audit )?\\d+) .*", "$1")).toList();
  }

  private static ToleranceAudit audit(
      String rule, int declared, float[][] sent, boolean[] byzantine) {
    return new Auditor(options(rule, 2, declared, Scheme.PLAIN, 1), 1, Compute.SERIAL)
        .audit(Round.FIRST, sent, byzantine)
        .orElseThrow();
  }

  private static TrainingOptions options(
      String rule, int byzantine, int declared, Scheme scheme, int every) {
    return new TrainingOptions(
        TestOptions.threat(
            scheme == Scheme.DRACO ? 15 : 5, byzantine, declared, Attacks.parse("none"), 0),
        scheme,
        Aggregator.parse(rule),
        NonFinite.REJECT,
        new Optimizer(new LearningRate(0.1, Map.of()), 0, 0, 0),
        new Minibatching(new Iid(), MinibatchOrder.IID, 5),
        TestOptions.SAMPLING,
        TestOptions.NETWORK,
        12,
        new EvaluationSchedule(12, 0, 0),
        every,
        1);
  }
}
