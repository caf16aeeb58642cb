package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.tournament.AuditComparison.Disagreement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditComparisonTest {
  private static AuditComparison compare(double margin, Candidate... candidates) {
    Map<String, List<Candidate>> rules = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      rules.put(candidate.spec(), List.of(candidate));
    }
    return AuditComparison.of(Standing.of(new Setting(1, "iid"), rules, margin), margin);
  }

  @Test
  void theScoreIsAMedianAndAShare() {
    AuditScore score =
        AuditScore.of(List.of(Hand.audit(3), Hand.audit(0.5), Hand.audit(2))).orElseThrow();
    assertEquals(new AuditScore(2, 2.0 / 3, 3), score);
    assertTrue(AuditScore.of(List.of()).isEmpty());
  }

  /** The training says a, b, c, d; κ̂ says b, a, d, and c, which nothing bounds, last. */
  @Test
  void pairsInOppositeOrdersAreNamed() {
    AuditComparison comparison =
        compare(
            0.02,
            Hand.audited("a", 0.8, 0.6),
            Hand.audited("b", 0.7, 0.3),
            Hand.audited("c", 0.6, Double.POSITIVE_INFINITY),
            Hand.audited("d", 0.1, 0.9));
    assertEquals(
        List.of(2, 1, 4, 3), comparison.rows().stream().map(AuditComparison.Row::place).toList());
    assertEquals(
        List.of("c d", "a b"),
        comparison.disagreements().stream().map(AuditComparisonTest::names).toList());
    assertEquals(0.5, comparison.disagreements().get(0).gap(), 1e-12);
    assertEquals(4, comparison.agree()); // a c, a d, b c, b d
    assertEquals(
        "the training puts c before d (60.0 % against 10.0 %), the audit behind (κ̂ ∞ against 0.9)",
        TournamentText.pair(comparison.disagreements().get(0)));
  }

  private static String names(Disagreement pair) {
    return pair.trained().entry().rule() + " " + pair.audited().entry().rule();
  }

  @Test
  void whatIsEqualIsNoDisagreement() {
    AuditComparison comparison =
        compare(
            0.02,
            Hand.audited("a", 0.80, 0.9),
            Hand.audited("b", 0.79, 0.1), // as accurate as a
            Hand.audited("c", 0.50, 0.88), // the same κ̂ as a, nearly
            Hand.audited("d", 0.40)); // not audited
    assertEquals(3, comparison.rows().size());
    assertEquals(List.of(), comparison.disagreements());
    assertEquals(1, comparison.agree()); // b c
  }

  @Test
  void infiniteKappasShareAPlace() {
    AuditComparison comparison =
        compare(
            0.02,
            Hand.audited("a", 0.8, Double.POSITIVE_INFINITY),
            Hand.audited("b", 0.5, Double.POSITIVE_INFINITY));
    assertEquals(
        List.of(1, 1), comparison.rows().stream().map(AuditComparison.Row::place).toList());
    assertEquals(0, comparison.agree());
    assertEquals(List.of(), comparison.disagreements());
  }
}
