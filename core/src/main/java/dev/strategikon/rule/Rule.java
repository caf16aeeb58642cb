package dev.strategikon.rule;

/**
 * An aggregation rule: m vectors in, one vector out, told that up to q of the m are Byzantine.
 *
 * <p>There are two kinds, and one that joins them: a {@link CoordinateRule} sees one coordinate of
 * all vectors at a time, a {@link GeometryRule} their pairwise geometry, and a {@link
 * SelectionRule} chooses vectors by geometry and aggregates those by coordinate.
 */
public sealed interface Rule permits CoordinateRule, GeometryRule, SelectionRule {
  /**
   * Checks that the rule is defined for m vectors of which q may be Byzantine.
   *
   * @throws IllegalArgumentException if it is not, with a message for the user that says what is
   *     needed
   */
  void check(int m, int q);
}
