package dev.strategikon.reproduce;

import static dev.strategikon.report.text.Outcome.DOES_NOT_HOLD;
import static dev.strategikon.report.text.Outcome.HOLDS;
import static dev.strategikon.report.text.Outcome.NOT_DECIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.text.Outcome;
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
    assertOutcome(outcome, RuleClaims.C1);
  }

  @ParameterizedTest
  @CsvSource({
    "C2, median, ipm(epsilon=10), 0.11, HOLDS",
    "C2, median, ipm(epsilon=10), 0.45, DOES_NOT_HOLD",
    "C2, median, ipm(epsilon=10), 0.35, NOT_DECIDED",
    "C3, median, ipm(epsilon=0.1), 0.2, HOLDS",
    "C3, median, ipm(epsilon=0.1), 0.45, DOES_NOT_HOLD",
    "C3, median, ipm(epsilon=0.1), 0.31, NOT_DECIDED",
    "C5, median, ipm(epsilon=-10), 0.45, HOLDS",
    "C5, median, ipm(epsilon=-10), 0.11, DOES_NOT_HOLD",
    "C5, median, ipm(epsilon=-10), 0.35, NOT_DECIDED",
    "C7, krum, ipm(epsilon=1), 0.1, HOLDS",
    "C7, krum, ipm(epsilon=1), 0.45, DOES_NOT_HOLD",
    "C7, krum, ipm(epsilon=1), 0.35, NOT_DECIDED",
    "C8, krum, ipm(epsilon=10), 0.45, HOLDS",
    "C8, krum, ipm(epsilon=10), 0.1, DOES_NOT_HOLD",
    "C8, krum, ipm(epsilon=10), 0.35, NOT_DECIDED",
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
  void c4IsAboutTheLoss() {
    evidence
        .losses("median", "none", 1.4, 1.2, 0.7)
        .losses("median", "ipm(epsilon=0)", 1.3, 1, 0.95);
    Finding finding = assertOutcome(HOLDS, AttackClaims.C4);
    assertEquals(
        "ε = 0: loss 1.000 after the attack began, 0.950 at the end; 1.200 and 0.700 without"
            + " attack; share 10.0 % (10.0 %, 10.0 %)",
        finding.measured());
    evidence.losses("median", "ipm(epsilon=0)", 1.3, 1, 0.8);
    assertOutcome(NOT_DECIDED, AttackClaims.C4);
    evidence.losses("median", "ipm(epsilon=0)", 1.3, 1, 0.7);
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C4);
  }

  @Test
  void c6NeedsBothEpsilons() {
    evidence.ends("krum", "ipm(epsilon=0.1)", 0.1).ends("krum", "ipm(epsilon=0.5)", 0.1);
    assertOutcome(HOLDS, AttackClaims.C6);
    evidence.ends("krum", "ipm(epsilon=0.5)", 0.35);
    assertOutcome(NOT_DECIDED, AttackClaims.C6);
    evidence.ends("krum", "ipm(epsilon=0.5)", 0.45);
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C6);
  }

  @Test
  void seedsThatDoNotAgreeDecideNothing() {
    evidence.ends("krum", "ipm(epsilon=1)", 0.1, 0.45);
    Finding finding = assertOutcome(NOT_DECIDED, AttackClaims.C7);
    assertTrue(finding.measured().contains("27.5 % at the end"), finding.measured());
    assertTrue(finding.measured().contains("(0.0 %, 97.2 %)"), finding.measured());
  }

  @Test
  void c9NeedsEveryClaimAtEveryLaterStart() {
    evidence
        .losses("median", "none", 1.4, 1.2, 0.7)
        .losses("median", "ipm(epsilon=0)", 1.3, 1, 0.95)
        .ends("median", "ipm(epsilon=10)", 0.1)
        .ends("median", "ipm(epsilon=0.1)", 0.1)
        .ends("krum", "ipm(epsilon=0.1)", 0.1)
        .ends("krum", "ipm(epsilon=0.5)", 0.1)
        .ends("krum", "ipm(epsilon=1)", 0.1);
    Finding finding = assertOutcome(HOLDS, AttackClaims.C9);
    assertEquals(
        "from epoch 3: C2 ✓, C3 ✓, C4 ✓, C5 ✓, C6 ✓, C6 ✓, C7 ✓, C8 ✓", finding.measured());
    evidence.ends("krum", "ipm(epsilon=1)", 0.35);
    assertOutcome(NOT_DECIDED, AttackClaims.C9);
    evidence.ends("krum", "ipm(epsilon=10)", 0.1);
    assertOutcome(DOES_NOT_HOLD, AttackClaims.C9);
  }

  @Test
  void c9LeavesOutALossThatHasNowhereToFall() {
    evidence
        .ends("median", "ipm(epsilon=10)", 0.1)
        .ends("median", "ipm(epsilon=0.1)", 0.1)
        .ends("krum", "ipm(epsilon=0.1)", 0.1)
        .ends("krum", "ipm(epsilon=0.5)", 0.1)
        .ends("krum", "ipm(epsilon=1)", 0.1);
    Finding finding = assertOutcome(HOLDS, AttackClaims.C9);
    assertTrue(finding.measured().contains("C4 –"), finding.measured());
  }

  @Test
  void c15NeedsZenoToWithstandAllAttacks() {
    assertOutcome(HOLDS, RuleClaims.C15);
    evidence.ends("zeno", "ipm(epsilon=0.1)", 0.1);
    assertOutcome(DOES_NOT_HOLD, RuleClaims.C15);
  }

  @Test
  void c14NeedsTheSignAndTheAccuracyOfOneAttack() {
    assertOutcome(DOES_NOT_HOLD, RuleClaims.C14);
    evidence.ends("bulyan", "ipm-optimal", 0.27);
    Finding finding = assertOutcome(HOLDS, RuleClaims.C14);
    assertTrue(finding.measured().contains("ipm-optimal: 26.0 % before"), finding.measured());
    evidence.negative(0.1);
    assertOutcome(NOT_DECIDED, RuleClaims.C14);
    evidence.negative(0.01);
    assertOutcome(DOES_NOT_HOLD, RuleClaims.C14);
  }

  @Test
  void everyClaimOfThePaperHasARule() {
    List<String> ids = new ArrayList<>(Claims.ALL.stream().map(Claim::id).toList());
    assertEquals(17, ids.size());
    for (int number = 1; number <= 15; number++) {
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
}
