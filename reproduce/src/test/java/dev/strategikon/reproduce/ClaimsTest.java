package dev.strategikon.reproduce;

import static dev.strategikon.report.text.Outcome.DOES_NOT_HOLD;
import static dev.strategikon.report.text.Outcome.HOLDS;
import static dev.strategikon.report.text.Outcome.NOT_DECIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every claim's rule on made-up numbers that are for it, against it, and between. */
class ClaimsTest {
  private final SyntheticEvidence evidence;

  ClaimsTest() throws IOException {
    evidence = new SyntheticEvidence(Scale.LAPTOP.grid(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.40, HOLDS",
    // Not behind the median, but behind the mean.
    "0.47, NOT_DECIDED",
    "0.49, DOES_NOT_HOLD",
    // Behind both, but it does not train.
    "0.19, DOES_NOT_HOLD",
    "0.25, NOT_DECIDED"
  })
  void c1(double krum, Outcome outcome) {
    evidence.ends("mean", "none", 0.48).ends("krum", "none", krum);
    assertOutcome(outcome, AttackClaims.C1);
  }

  @ParameterizedTest
  @CsvSource({
    "C2, median, ipm(epsilon=10), 0.11, HOLDS",
    "C2, median, ipm(epsilon=10), 0.45, DOES_NOT_HOLD",
    "C2, median, ipm(epsilon=10), 0.35, NOT_DECIDED",
    "C3, median, ipm(epsilon=0.1), 0.27, HOLDS",
    "C3, median, ipm(epsilon=0.1), 0.45, DOES_NOT_HOLD",
    "C3, median, ipm(epsilon=0.1), 0.31, NOT_DECIDED",
    "C4, median, ipm(epsilon=-10), 0.45, HOLDS",
    "C4, median, ipm(epsilon=-10), 0.11, DOES_NOT_HOLD",
    "C4, median, ipm(epsilon=-10), 0.35, NOT_DECIDED",
    "C5, median, ipm(epsilon=0), 0.3, HOLDS",
    "C5, median, ipm(epsilon=0), 0.45, DOES_NOT_HOLD",
    "C5, median, ipm(epsilon=0), 0.4, NOT_DECIDED",
    "C6, krum, ipm(epsilon=0.1), 0.1, HOLDS",
    "C6, krum, ipm(epsilon=0.1), 0.45, DOES_NOT_HOLD",
    "C6, krum, ipm(epsilon=0.1), 0.35, NOT_DECIDED",
    "C7, krum, ipm(epsilon=10), 0.45, HOLDS",
    "C7, krum, ipm(epsilon=10), 0.1, DOES_NOT_HOLD",
    "C7, krum, ipm(epsilon=10), 0.35, NOT_DECIDED",
    "C8, krum, ipm(epsilon=0), 0.26, HOLDS",
    "C8, krum, ipm(epsilon=0), 0.4, DOES_NOT_HOLD",
    "C8, krum, ipm(epsilon=0), 0.31, NOT_DECIDED",
    "C12, median, label-flip, 0.45, HOLDS",
    "C12, median, label-flip, 0.2, DOES_NOT_HOLD",
    "C12, median, label-flip, 0.35, NOT_DECIDED",
    "C13, krum, reverse, 0.45, HOLDS",
    "C13, krum, reverse, 0.2, DOES_NOT_HOLD",
    "C13, krum, reverse, 0.35, NOT_DECIDED"
  })
  void attacks(String id, String rule, String attack, double end, Outcome outcome) {
    evidence.ends(rule, attack, end);
    assertOutcome(outcome, claim(id));
  }

  @Test
  void seedsThatDoNotAgreeDecideNothing() {
    evidence.ends("krum", "ipm(epsilon=0.1)", 0.1, 0.45);
    Finding finding = assertOutcome(NOT_DECIDED, AttackClaims.C6);
    assertTrue(finding.measured().contains("27.5 % at the end"), finding.measured());
    assertTrue(finding.measured().contains("(0.0 %, 97.2 %)"), finding.measured());
  }

  @Test
  void c9NeedsBoth() {
    evidence.ends("median", "ipm(epsilon=10)", 0.1).ends("krum", "ipm(epsilon=0.1)", 0.1);
    assertOutcome(HOLDS, AttackClaims.C9);
    evidence.ends("krum", "ipm(epsilon=0.1)", 0.35);
    assertOutcome(NOT_DECIDED, AttackClaims.C9);
    evidence.ends("krum", "ipm(epsilon=0.1)", 0.45);
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C9);
  }

  @Test
  void c10NeedsAGrowingShareAndNegativeSteps() {
    evidence.audits("median", audits(0.3, 0.5, 0.4, 0.6)).negative(0.5);
    assertOutcome(HOLDS, TheoremClaims.C10);
    evidence.negative(0.1);
    assertOutcome(NOT_DECIDED, TheoremClaims.C10);
    evidence.negative(0.01);
    assertOutcome(DOES_NOT_HOLD, TheoremClaims.C10);
    evidence.negative(0.5).audits("median", audits(0.6, 0.5, 0.4, 0.3));
    assertOutcome(DOES_NOT_HOLD, TheoremClaims.C10);
    evidence.audits("median", audits(0.5, 0.3, 0.6, 0.4, 0.5));
    assertOutcome(NOT_DECIDED, TheoremClaims.C10);
  }

  @Test
  void c11NeedsTheConditionAndTheChoice() {
    List<AuditRow> sound =
        List.of(SyntheticEvidence.audit(1, 0.5, 2, 3), SyntheticEvidence.audit(20, 0.5, 2, 2));
    evidence.audits("krum", sound);
    assertOutcome(HOLDS, TheoremClaims.C11);
    evidence.weight(0);
    assertOutcome(DOES_NOT_HOLD, TheoremClaims.C11);
    // The condition never holds, so its ε is not defined.
    List<AuditRow> never =
        List.of(
            SyntheticEvidence.audit(1, 0.5, Double.NaN, 3),
            SyntheticEvidence.audit(20, 0.5, Double.NaN, 2));
    evidence.weight(1).audits("krum", never);
    assertOutcome(DOES_NOT_HOLD, TheoremClaims.C11);
    // It holds in one of two steps.
    evidence.audits("krum", List.of(sound.get(0), never.get(1)));
    assertOutcome(NOT_DECIDED, TheoremClaims.C11);
    // Krum does not do what the theorem proves.
    evidence.audits("krum", List.of(sound.get(0), SyntheticEvidence.audit(20, 0.5, 2, Double.NaN)));
    assertOutcome(DOES_NOT_HOLD, TheoremClaims.C11);
  }

  @Test
  void theoremsNeedAudits() {
    assertEquals(Finding.NOT_MEASURED, evidence.judge(TheoremClaims.C10));
    assertEquals(Finding.NOT_MEASURED, evidence.judge(TheoremClaims.C11));
  }

  @Test
  void c14NeedsTheSignAndTheAccuracyOfOneAttack() {
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C14);
    evidence.ends("bulyan", "ipm-optimal", 0.27);
    Finding finding = assertOutcome(HOLDS, AttackClaims.C14);
    assertTrue(finding.measured().contains("ipm-optimal: 26.0 % before"), finding.measured());
    evidence.negative(0.1);
    assertOutcome(NOT_DECIDED, AttackClaims.C14);
    evidence.negative(0.01);
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C14);
  }

  @Test
  void theRulesThemselvesGiveTheToyExamples() {
    Finding median = assertOutcome(HOLDS, ToyExamples.MEDIAN);
    assertEquals(
        "median answers -0.1, the honest mean is 0.10, the product -0.010", median.measured());
    Finding krum = assertOutcome(HOLDS, ToyExamples.KRUM);
    assertEquals("krum answers -0.1, the honest mean is 0.26, the product -0.026", krum.measured());
  }

  @Test
  void everyClaimOfThePaperHasARule() {
    List<String> ids = new ArrayList<>(Claims.ALL.stream().map(Claim::id).toList());
    assertEquals(16, ids.size());
    for (int number = 1; number <= 14; number++) {
      assertTrue(ids.remove("C" + number));
    }
    assertEquals(List.of("Toy 1", "Toy 2"), ids);
    for (Claim claim : Claims.ALL) {
      assertTrue(claim.rule().startsWith("Holds if"), claim.rule());
      assertTrue(claim.rule().contains("not hold"), claim.rule());
    }
  }

  private Finding assertOutcome(Outcome outcome, Claim claim) {
    Finding finding = evidence.judge(claim);
    assertEquals(outcome, finding.outcome(), finding.measured());
    return finding;
  }

  private static Claim claim(String id) {
    return Claims.ALL.stream().filter(claim -> claim.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<AuditRow> audits(double... shares) {
    List<AuditRow> rows = new ArrayList<>();
    for (double share : shares) {
      rows.add(SyntheticEvidence.audit(rows.size() * 20, share, 1, 1));
    }
    return rows;
  }
}
