package dev.strategikon.tournament;

import dev.strategikon.store.AuditRow;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A rule with one choice of its parameters and the training's, under the attacks of a setting.
 *
 * @param spec the rule, with its own parameters
 * @param parameters the values of the keys that are chosen, such as {@code worker-momentum}
 * @param scores by the attack
 * @param audits the audited steps of its finished runs
 */
record Candidate(
    String spec, Map<String, String> parameters, Map<String, Score> scores, List<AuditRow> audits) {
  Candidate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    audits = List.copyOf(audits);
  }

  /**
   * The attack under which a candidate is worst.
   *
   * @param accuracy the mean over the seeds
   */
  record Worst(String attack, double accuracy) {}

  /** Returns which attacks it has not met with all seeds. */
  List<String> missed(Set<String> attacks) {
    return attacks.stream()
        .filter(attack -> !scores.containsKey(attack) || !scores.get(attack).isComplete())
        .toList();
  }

  Worst worstOnValidation() {
    return worst(Score::meanValidation);
  }

  Worst worstOnTest() {
    return worst(Score::meanTest);
  }

  private Worst worst(ToDoubleFunction<Score> accuracy) {
    return scores.entrySet().stream()
        .map(entry -> new Worst(entry.getKey(), accuracy.applyAsDouble(entry.getValue())))
        .min(Comparator.comparingDouble(Worst::accuracy))
        .orElseThrow();
  }

  /** Returns the values of the keys that are chosen, such as {@code worker-momentum 0.9}. */
  String values() {
    StringBuilder text = new StringBuilder();
    parameters.forEach(
        (key, value) -> text.append(text.isEmpty() ? "" : ", ").append(key + " " + value));
    return text.toString();
  }
}
