package dev.strategikon.reproduce;

import static dev.strategikon.report.text.Outcome.DOES_NOT_HOLD;
import static dev.strategikon.report.text.Outcome.HOLDS;
import static dev.strategikon.report.text.Outcome.NOT_DECIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.Premises;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the claims about the theorems, on made-up audits. */
class TheoremClaimsTest {
  private static final double NONE = Double.NaN;

  private final SyntheticEvidence evidence;

  TheoremClaimsTest() throws IOException {
    evidence = new SyntheticEvidence(Scale.LAPTOP.grid(Map.of()));
  }

  @Test
  void c10NeedsAShareThatGrowsWhereTheGradientShrinksAndTheSign() {
    evidence.audits(
        "median", List.of(row(1, 1, 0.2, NONE), row(2, 0.6, 0.4, 8), row(3, 0.4, 0.7, 3)));
    Finding finding = assertOutcome(HOLDS, CriticalPoint.C10);
    assertTrue(
        finding
            .measured()
            .contains(
                "‖g‖/σ from 1.00 (step 1) to 0.40 (step 3), where the share is"
                    + " 20.0 % and 70.0 %, the product positive and negative; rank correlation -1.00"),
        finding.measured());
    // At the nearest moment the product turns only beyond ε = 10.
    evidence.audits(
        "median", List.of(row(1, 1, 0.2, 2), row(2, 0.6, 0.4, 8), row(3, 0.4, 0.7, 12)));
    assertOutcome(DOES_NOT_HOLD, CriticalPoint.C10);
    // The share falls.
    evidence.audits("median", List.of(row(1, 1, 0.7, 2), row(2, 0.6, 0.4, 2), row(3, 0.4, 0.2, 2)));
    assertOutcome(DOES_NOT_HOLD, CriticalPoint.C10);
    // Training does not come near.
    evidence.audits("median", List.of(row(1, 1, 0.2, 2), row(2, 0.8, 0.4, 2), row(3, 0.7, 0.7, 2)));
    assertOutcome(NOT_DECIDED, CriticalPoint.C10);
  }

  @Test
  void c10TakesTheMomentsThatWereMeasuredAgainstTheWholeTrainingSet() {
    String run = evidence.evidence().grid().undisturbed("median").get(0).folderName();
    evidence.moments(
        Map.of(run, List.of(moment(1, 1.4, 0.1, 0.05, 0.08), moment(9, 0.05, 1, -4, -0.3))));
    Finding finding = assertOutcome(HOLDS, CriticalPoint.C10);
    assertTrue(
        finding.measured().contains("⟨g, E[A]⟩/‖g‖² 0.07 and -2.15 (95 %: -4.00 to -0.30)"),
        finding.measured());
    assertTrue(finding.measured().contains("‖g‖/σ > 58.6"), finding.measured());
    // The interval has both signs, and so decides nothing.
    evidence.moments(
        Map.of(run, List.of(moment(1, 1.4, 0.1, 0.05, 0.08), moment(9, 0.05, 1, -4, 0.3))));
    assertOutcome(NOT_DECIDED, CriticalPoint.C10);
    evidence.moments(
        Map.of(run, List.of(moment(1, 1.4, 0.1, 0.05, 0.08), moment(9, 0.05, 1, 0.1, 0.3))));
    assertOutcome(DOES_NOT_HOLD, CriticalPoint.C10);
  }

  /** By hand: m = 9, q = 3 give 2·(6 + (3·4 + 9·5)/1) = 126. */
  @Test
  void krumsConstantByHand() {
    assertEquals(Math.sqrt(126), CriticalPoint.krumConstant(9, 3), 1e-12);
  }

  @Test
  void c11NeedsTheChoice() {
    List<AuditRow> sound =
        List.of(SyntheticEvidence.audit(1, 0.5, 2, 3), SyntheticEvidence.audit(20, 0.5, 2, 2));
    evidence.audits("krum", sound);
    Finding finding = assertOutcome(HOLDS, KrumChoice.C11);
    // Pairs are 2‖v̄‖ apart, so ε may be up to 2, and must exceed 1.38.
    assertTrue(
        finding.measured().contains("m = 2q + 3 is met; ‖v_i − v̄‖² ≤ ‖v̄‖² for all i in 100.0 %"),
        finding.measured());
    assertTrue(
        finding
            .measured()
            .contains(
                "ε > 1.38 by m − q, while ‖v_i − v_j‖² ≥ β² ≥ ε²‖v̄‖² allows ε up"
                    + " to 2.00 (median); all together in 100.0 %"),
        finding.measured());
    evidence.weight(0);
    assertOutcome(DOES_NOT_HOLD, KrumChoice.C11);
    // Krum does not do what the sharp condition proves.
    evidence
        .weight(1)
        .audits("krum", List.of(sound.get(0), SyntheticEvidence.audit(20, 0.5, 2, NONE)));
    assertOutcome(DOES_NOT_HOLD, KrumChoice.C11);
  }

  @Test
  void assumptionsInPrintHaveNoSay() {
    Premises far = new Premises(1, 0.5, 1, 1, 20, 1);
    evidence.audits("krum", List.of(SyntheticEvidence.audit(1, 0.5, 2, 3, NONE, far)));
    Finding finding = assertOutcome(HOLDS, KrumChoice.C11);
    assertTrue(finding.measured().contains("all together in 0.0 %"), finding.measured());
  }

  @Test
  void theoremsNeedAudits() {
    assertEquals(Finding.NOT_MEASURED, evidence.judge(CriticalPoint.C10));
    assertEquals(Finding.NOT_MEASURED, evidence.judge(KrumChoice.C11));
  }

  private static AuditRow row(int step, double ratio, double share, double breakLow) {
    return SyntheticEvidence.audit(
        step, share, NONE, NONE, breakLow, SyntheticEvidence.premises(ratio));
  }

  private static Moment moment(int step, double ratio, double share, double low, double high) {
    return new Moment(
        step, ratio, share, 5, (low + high) / 2, low, high, MomentFile.negative(low, high));
  }

  private Finding assertOutcome(Outcome outcome, Claim claim) {
    Finding finding = evidence.judge(claim);
    assertEquals(outcome, finding.outcome(), finding.measured());
    return finding;
  }
}
