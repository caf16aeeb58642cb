package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;

/**
 * What was measured for a claim.
 *
 * @param measured the numbers, in one line
 * @param outcome whether they support the claim
 */
record Finding(String measured, Outcome outcome) {
  /** The grid has no run that the claim is about. */
  static final Finding NOT_MEASURED = new Finding("no run of this", Outcome.NOT_DECIDED);
}
