package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryTest {
  private static final Set<String> ATTACKS = Set.of("none", "alie");

  /** The second is better without attack and in the mean, the first under its worst attack. */
  @Test
  void theWorstCaseOnValidationImagesChooses() {
    Candidate first = Hand.candidate("a(x=1)", "none", 0.70, 0.10, "alie", 0.60, 0.20);
    Candidate second = Hand.candidate("a(x=2)", "none", 0.90, 0.90, "alie", 0.50, 0.80);
    Entry entry = Entry.of("a", List.of(second, first), ATTACKS, 0.02);
    assertEquals(first, entry.chosen());
    // The test images rank the rule and choose nothing.
    assertEquals(new Candidate.Worst("none", 0.10), entry.worst());
  }

  @Test
  void ofThoseWithinTheMarginTheFirstIsChosen() {
    Candidate plain = Hand.candidate("a(x=1)", "none", 0.80, 0.8, "alie", 0.585, 0.5);
    Candidate best = Hand.candidate("a(x=2)", "none", 0.80, 0.8, "alie", 0.60, 0.6);
    assertEquals(plain, Entry.of("a", List.of(plain, best), ATTACKS, 0.02).chosen());
    assertEquals(best, Entry.of("a", List.of(plain, best), ATTACKS, 0.01).chosen());
    assertEquals(best, Entry.of("a", List.of(best, plain), ATTACKS, 0.02).chosen());
  }

  @Test
  void aDivergedCandidateIsNotChosen() {
    Candidate diverged = Hand.candidate("a(x=1)", "none", 0.0, 0.0, "alie", 0.0, 0.0);
    Candidate other = Hand.candidate("a(x=2)", "none", 0.5, 0.5, "alie", 0.1, 0.1);
    assertEquals(other, Entry.of("a", List.of(diverged, other), ATTACKS, 0.02).chosen());
  }

  @Test
  void theOnlyCandidateNeedsNoValidationImages() {
    Candidate only = Hand.candidate("a", "none", Double.NaN, 0.8, "alie", Double.NaN, 0.4);
    Entry entry = Entry.of("a", List.of(only), ATTACKS, 0.02);
    assertEquals(new Candidate.Worst("alie", 0.4), entry.worst());
  }

  @Test
  void aRuleThatLacksARunIsNotRanked() {
    Candidate whole = Hand.candidate("a(x=1)", "none", 0.7, 0.7, "alie", 0.6, 0.6);
    Candidate lacksOne = Hand.candidate("a(x=2)", "none", 0.7, 0.7);
    Entry entry = Entry.of("a", List.of(whole, lacksOne), ATTACKS, 0.02);
    assertFalse(entry.isRanked());
    assertNull(entry.chosen());
    assertEquals(List.of("alie"), entry.missed());

    Score half = new Score(2, List.of(0.7), List.of(0.7)); // one of two seeds
    Candidate unfinished = new Candidate("a", Map.of(), Map.of("none", half), List.of());
    assertEquals(
        List.of("none"), Entry.of("a", List.of(unfinished), Set.of("none"), 0.02).missed());
  }

  @Test
  void seedsAreAveraged() {
    Score score = new Score(2, List.of(0.5, 0.7), List.of(0.4, 0.8));
    assertEquals(0.6, score.meanValidation(), 1e-12);
    assertEquals(0.6, score.meanTest(), 1e-12);
    assertEquals(0.4, score.leastTest());
    assertEquals(0.8, score.greatestTest());
  }

  /** An accuracy on N images has the standard error √(p·(1 − p)/N) ≤ √(¼/N). */
  @Test
  void theMarginIsTwoStandardErrors() {
    assertEquals(2 * Math.sqrt(0.25 / 2000), Standings.margin(2000), 1e-12);
  }
}
