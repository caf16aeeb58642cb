package dev.strategikon.rule;

/** An aggregation rule: m vectors in, one vector out, told that up to q of the m are Byzantine. */
public sealed interface Rule permits CoordinateRule, GeometryRule {
  /**
   * Checks that the rule is defined for m vectors of which q may be Byzantine.
   *
   * @throws IllegalArgumentException if it is not, with a message for the user that says what is
   *     needed
   */
  void check(int m, int q);
}
