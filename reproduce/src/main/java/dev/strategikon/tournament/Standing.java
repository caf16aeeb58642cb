package dev.strategikon.tournament;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules in one setting.
 *
 * @param setting what all of them meet
 * @param attacks in the order of the plan
 * @param entries the best worst case first; those that are not ranked last
 */
record Standing(Setting setting, List<String> attacks, List<Entry> entries) {
  /**
   * Chooses each rule's candidate, and ranks.
   *
   * @param candidates by the rule
   * @param margin accuracies that are less than this apart count as equal
   */
  static Standing of(Setting setting, Map<String, List<Candidate>> candidates, double margin) {
    Set<String> attacks = new LinkedHashSet<>();
    candidates
        .values()
        .forEach(of -> of.forEach(candidate -> attacks.addAll(candidate.scores().keySet())));
    List<Entry> entries = new ArrayList<>();
    candidates.forEach((rule, of) -> entries.add(Entry.of(rule, of, attacks, margin)));
    entries.sort(
        Comparator.comparingDouble(
            entry -> entry.isRanked() ? -entry.worst().accuracy() : Double.POSITIVE_INFINITY));
    return new Standing(setting, List.copyOf(attacks), List.copyOf(entries));
  }

  List<Entry> ranked() {
    return entries.stream().filter(Entry::isRanked).toList();
  }

  /** Returns the entry of a rule; empty if it is not defined here or not ranked. */
  Optional<Entry> ranked(String rule) {
    return ranked().stream().filter(entry -> entry.rule().equals(rule)).findFirst();
  }
}
