package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was measured for a claim.
 *
 * @param measured the numbers, in one line
 * @param outcome whether they support the claim
 */
record Finding(String measured, Outcome outcome) {
  /** The grid has no run that the claim is about. */
  static final Finding NOT_MEASURED = new Finding("no run of this", Outcome.NOT_DECIDED);

  /** Returns what is found of runs that ended before their attack: nothing. */
  static Finding neverBegan(String name) {
    return new Finding(name + ": the attack never began", Outcome.NOT_DECIDED);
  }

  /** Joins the findings of several cases. If one was not measured, the claim is not. */
  static Finding together(List<Finding> findings, Function<List<Outcome>, Outcome> joined) {
    if (findings.isEmpty() || findings.contains(NOT_MEASURED)) {
      return NOT_MEASURED;
    }
    return new Finding(
        findings.stream()
            .map(Finding::measured)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(". ")),
        joined.apply(findings.stream().map(Finding::outcome).toList()));
  }
}
