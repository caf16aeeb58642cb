package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs in which a step is an epoch. */
class RunResultTest {
  private static final double NONE = Double.NaN;

  @Test
  void theEndIsTheMiddleOneOfTheLastThreeEvaluations() {
    assertEquals(0.6, end("none", 0, 0.1, 0.9, 0.5, 0.7, 0.6));
    assertEquals(0.6, end("none", 0, 0.1, 0.9, 0.7, NONE, 0.5, 0.6));
  }

  @Test
  void ofFewerEvaluationsTheLastCounts() {
    assertEquals(0.2, end("none", 0, 0.1, 0.9, 0.2));
    assertEquals(0.2, end("none", 0, 0.1, 0.2));
    assertEquals(0.1, end("none", 0, 0.1)); // before the first step
  }

  /** Else an attack that begins late would look as if it had been withstood. */
  @Test
  void underAttackOnlyEvaluationsUnderItCount() {
    assertEquals(0.2, end("ipm(epsilon=1)", 4, 0.1, 0.9, 0.9, 0.9, 0.9, 0.2));
    assertEquals(0.3, end("ipm(epsilon=1)", 3, 0.1, 0.9, 0.9, 0.9, 0.9, 0.3));
    assertEquals(0.3, end("ipm(epsilon=1)", 2, 0.1, 0.9, 0.9, 0.9, 0.2, 0.3));
  }

  @Test
  void aBackdoorsSuccessAtTheEndIsMeantInTheSameWay() {
    RunConfig run = config("{attack: backdoor, byzantine: 5, attack-from-epoch: 1, steps: 4}");
    double[] successes = {NONE, NONE, 0.9, 0.2, 0.6};
    List<StepMetrics> rows = new ArrayList<>();
    for (int step = 0; step < successes.length; step++) {
      rows.add(new StepMetrics(step, step, 0.5, 1, 1, 1, 1, 1, 0, 0, 1, NONE, successes[step]));
    }
    assertEquals(0.6, RunResult.of(run, rows).endSuccess());
    assertEquals(NONE, RunResult.of(config("{attack: none}"), rows(0.1, 0.2)).endSuccess());
  }

  @Test
  void aRunThatEndsBeforeItsAttackWasNeverAttacked() {
    assertTrue(never("{attack: ipm(epsilon=1), byzantine: 5, attack-from-epoch: 2}", 2));
    assertFalse(never("{attack: ipm(epsilon=1), byzantine: 5, attack-from-epoch: 2}", 3));
    assertTrue(never("{attack: ipm(epsilon=1), byzantine: 0}", 3));
    assertFalse(never("{attack: none, byzantine: 5}", 3));
    // What still runs may be attacked yet.
    RunConfig run =
        config("{attack: ipm(epsilon=1), byzantine: 5, attack-from-epoch: 2, steps: 9}");
    assertFalse(RunResult.of(run, rows(0.1, 0.2)).neverAttacked(run));
  }

  private static boolean never(String yaml, int steps) {
    RunConfig run = config(yaml.replace("}", ", steps: " + steps + "}"));
    return RunResult.of(run, rows(new double[steps + 1])).neverAttacked(run);
  }

  private static double end(String attack, int start, double... accuracies) {
    RunConfig run =
        config(
            "{attack: %s, byzantine: 5, attack-from-epoch: %d, steps: %d}"
                .formatted(attack, start, Math.max(1, accuracies.length - 1)));
    return RunResult.of(run, rows(accuracies)).endAccuracy();
  }

  private static RunConfig config(String yaml) {
    return SweepFile.parse(yaml, Map.of()).get(0);
  }

  private static List<StepMetrics> rows(double... accuracies) {
    List<StepMetrics> rows = new ArrayList<>();
    for (int step = 0; step < accuracies.length; step++) {
      rows.add(new StepMetrics(step, step, accuracies[step], 1, 1, 1, 1, 1, 0, 0, 1));
    }
    return rows;
  }
}
