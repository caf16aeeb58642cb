package dev.strategikon.tournament;

import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Robustness;
import dev.strategikon.store.AuditRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Candidates made by hand. */
final class Hand {
  private Hand() {}

  /** Returns a candidate with one seed: attack, validation, test, attack, validation, test … */
  static Candidate candidate(String spec, Object... scores) {
    Map<String, Score> byAttack = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i += 3) {
      byAttack.put(
          (String) scores[i],
          new Score(1, List.of((Double) scores[i + 1]), List.of((Double) scores[i + 2])));
    }
    return new Candidate(spec, Map.of(), byAttack, List.of());
  }

  /** Returns a rule of one candidate, with the same accuracy on validation and test images. */
  static Candidate audited(String spec, double accuracy, double... kappas) {
    return new Candidate(
        spec,
        Map.of(),
        Map.of("none", new Score(1, List.of(accuracy), List.of(accuracy))),
        java.util.Arrays.stream(kappas).mapToObj(Hand::audit).toList());
  }

  /** Returns an audited step whose bound is negative if κ̂ is above 1. */
  static AuditRow audit(double kappa) {
    return new AuditRow(
        1,
        0,
        Double.NaN,
        Double.NaN,
        0,
        1,
        1,
        1 - kappa,
        false,
        0,
        Double.NaN,
        Double.NaN,
        new Premises(1, 1, 1, 1, 1, 1),
        new Robustness(kappa, false, "by hand", 1, 1, 0.5, 1, 1),
        Double.NaN);
  }

  static Entry entry(Candidate only) {
    return Entry.of(only.spec(), List.of(only), only.scores().keySet(), 0.02);
  }
}
