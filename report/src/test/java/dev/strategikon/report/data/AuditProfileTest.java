package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Robustness;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.ProfileRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditProfileTest {
  private static final double NONE = Double.NaN;
  private static final double ENDLESS = Double.POSITIVE_INFINITY;

  @Test
  void neighboursOfOneClassBecomeOneRun() {
    // ‖v̄‖ = 2 in step 1, so products count in units of 4; in step 20 it is not known.
    AuditProfile profile =
        AuditProfile.of(
            List.of(
                new ProfileRow(1, 0.01, 3.6),
                new ProfileRow(1, 0.1, 3.9),
                new ProfileRow(1, 1, 0.2),
                new ProfileRow(1, 10, -0.0004),
                new ProfileRow(1, 100, -8),
                new ProfileRow(20, 0.01, -1)),
            List.of(),
            List.of(metrics(1, 2)));
    assertEquals(2, profile.columns().size());
    assertEquals(
        new AuditProfile.Column(1, -2.0, List.of(3, -0.5, 2, 0.5, -1, 1.5, -4, 2.0)),
        profile.columns().get(0));
    assertEquals(new AuditProfile.Column(20, -2.0, List.of(-4, -2.0)), profile.columns().get(1));
    assertFalse(profile.isEmpty());
    assertTrue(AuditProfile.of(List.of(), List.of(), List.of()).isEmpty());
  }

  @Test
  void classesAreTheSignAndThePowersOfTen() {
    assertEquals(1, AuditProfile.classOf(0));
    assertEquals(1, AuditProfile.classOf(0.009));
    assertEquals(2, AuditProfile.classOf(0.01));
    assertEquals(-3, AuditProfile.classOf(-0.1));
    assertEquals(-4, AuditProfile.classOf(Double.NEGATIVE_INFINITY));
    assertEquals(0, AuditProfile.classOf(Double.NaN));
  }

  @Test
  void endlessIntervalsAndMissingOnesAreKeptApart() {
    List<AuditProfile.Thresholds> rows =
        AuditProfile.of(
                List.of(),
                List.of(
                    new AuditRow(
                        1,
                        0.5,
                        2.5,
                        ENDLESS,
                        1,
                        ENDLESS,
                        -3,
                        -3,
                        true,
                        0.25,
                        NONE,
                        NONE,
                        PREMISES,
                        ROBUSTNESS,
                        NONE),
                    new AuditRow(
                        20,
                        1,
                        NONE,
                        NONE,
                        0,
                        1,
                        2,
                        2,
                        false,
                        0.75,
                        0.1,
                        ENDLESS,
                        PREMISES,
                        ROBUSTNESS,
                        NONE)),
                List.of())
            .thresholds();
    assertEquals(
        new AuditProfile.Thresholds(1, 0.5, 2.5, null, true, 0.25, null, null), rows.get(0));
    assertEquals(
        new AuditProfile.Thresholds(20, 1.0, null, null, false, 0.75, 0.1, null), rows.get(1));
  }

  private static final Premises PREMISES = new Premises(NONE, NONE, NONE, NONE, NONE, NONE);

  private static final Robustness ROBUSTNESS =
      new Robustness(NONE, false, "", NONE, NONE, NONE, NONE, NONE);

  private static StepMetrics metrics(int step, double honestNorm) {
    return new StepMetrics(step, 0.1, NONE, NONE, 1, 1, 1, honestNorm, 0, 0, 1);
  }
}
