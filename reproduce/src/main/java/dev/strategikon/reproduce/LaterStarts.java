package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges the same cases for attacks that begin later. */
final class LaterStarts {
  private LaterStarts() {}

  /** Returns the paper's curves of attacks that begin later. */
  static List<Curve> curves() {
    double first = PaperCurves.STARTS.get(0);
    return PaperCurves.all().stream().filter(curve -> curve.start() > first).toList();
  }

  /**
   * Judges all cases for each later start of the grid.
   *
   * @param cases by the claim that they belong to
   */
  static Finding judge(Evidence evidence, Map<String, List<AttackCase>> cases) {
    List<String> shown = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (double start : evidence.grid().laterStarts()) {
      List<String> signs = new ArrayList<>();
      new TreeMap<>(cases)
          .forEach(
              (id, ofClaim) -> {
                for (AttackCase one : ofClaim) {
                  String sign = sign(evidence, one, start, outcomes);
                  if (!sign.isEmpty()) {
                    signs.add(id + " " + sign);
                  }
                }
              });
      shown.add("from epoch %s: %s".formatted(ShownNumbers.plain(start), String.join(", ", signs)));
    }
    return outcomes.isEmpty()
        ? Finding.NOT_MEASURED
        : new Finding(String.join(". ", shown), Judge.every(outcomes));
  }

  /** Judges a case and returns the sign of its outcome; nothing if the grid has no such run. */
  private static String sign(
      Evidence evidence, AttackCase one, double start, List<Outcome> outcomes) {
    List<RunConfig> runs = evidence.grid().ipm(one.rule(), one.epsilon(), start);
    if (runs.isEmpty() || evidence.undisturbed(one.rule()).isEmpty()) {
      return "";
    }
    if (!one.criterion().canJudge(evidence, one.rule(), runs)) {
      return ShownNumbers.NONE;
    }
    Outcome outcome = one.criterion().of(evidence, "", one.rule(), runs).outcome();
    outcomes.add(outcome);
    return outcome.sign();
  }
}
