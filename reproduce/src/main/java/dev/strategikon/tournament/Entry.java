package dev.strategikon.tournament;

import dev.strategikon.tournament.Candidate.Worst;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule in a setting: its candidates, and the one that was chosen.
 *
 * @param rule the names of its stages, without parameters
 * @param candidates in the order of the plan: the default, or the cheapest, comes first
 * @param missed the attacks that some candidate has not met with all seeds; only a rule that has
 *     met all of them is ranked
 * @param chosen the candidate; null if there are missed attacks
 */
record Entry(String rule, List<Candidate> candidates, List<String> missed, Candidate chosen) {
  Entry {
    candidates = List.copyOf(candidates);
    missed = List.copyOf(missed);
  }

  /**
   * Chooses a rule's candidate.
   *
   * @param attacks all of the setting
   * @param margin accuracies that are less than this apart count as equal
   */
  static Entry of(String rule, List<Candidate> candidates, Set<String> attacks, double margin) {
    Set<String> missed = new LinkedHashSet<>();
    candidates.forEach(candidate -> missed.addAll(candidate.missed(attacks)));
    Candidate chosen = missed.isEmpty() ? choose(candidates, margin) : null;
    return new Entry(rule, candidates, new ArrayList<>(missed), chosen);
  }

  /**
   * Returns the candidate with the best worst case on the validation images: of those within the
   * margin of the best the first one, which is the default or the cheapest.
   */
  private static Candidate choose(List<Candidate> candidates, double margin) {
    if (candidates.size() == 1) {
      return candidates.get(0); // also where there are no validation images
    }
    double best =
        candidates.stream()
            .mapToDouble(candidate -> candidate.worstOnValidation().accuracy())
            .max()
            .orElseThrow();
    return candidates.stream()
        .filter(candidate -> candidate.worstOnValidation().accuracy() > best - margin)
        .findFirst()
        .orElseThrow();
  }

  boolean isRanked() {
    return chosen != null;
  }

  /** Returns the worst case on the test images; only of a ranked rule. */
  Worst worst() {
    return chosen.worstOnTest();
  }
}
