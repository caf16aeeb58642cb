package dev.strategikon.rule.guard;

/**
 * What a guard makes of an aggregate: A' = keep·A + server·g₀.
 *
 * @param keep 1, or 0 if A is replaced
 * @param server the factor of the server's gradient
 */
public record Correction(double keep, double server) {
  /** A passes as it is. */
  static final Correction NONE = new Correction(1, 0);

  /** g₀ takes the place of A. */
  static final Correction REPLACED = new Correction(0, 1);
}
