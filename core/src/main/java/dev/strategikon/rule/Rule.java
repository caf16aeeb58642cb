package dev.strategikon.rule;

/**
 * An aggregation rule: it computes one vector from m vectors, of which up to q are declared to be
 * Byzantine.
 *
 * <p>NaN and infinities: a rule is defined for finite vectors, and {@link
 * dev.strategikon.gradient.Admission} admits no others by default. With the policy {@code
 * non-finite: propagate} they reach the rule. {@link dev.strategikon.pipeline.Aggregator} then sees
 * to it that NaN in gives NaN out.
 *
 * <p>Mutability: a rule never writes the vectors or the geometry that it is given.
 *
 * <p>Thread-safety: rules are immutable, and safe for use by several threads.
 *
 * <p>There are two kinds and one that joins them. A {@link CoordinateRule} sees one coordinate of
 * all vectors at a time, and a {@link GeometryRule} their pairwise geometry. A {@link
 * SelectionRule} selects vectors by geometry and aggregates these by coordinate. A {@link
 * WeightingRule} weighs vectors by other sums over the coordinates, a {@link LayerRule} does so
 * layer by layer, and a {@link RememberingRule} by what it remembers of the workers. All else is a
 * {@link VectorRule}.
 */
public sealed interface Rule
    permits CoordinateRule,
        GeometryRule,
        SelectionRule,
        WeightingRule,
        LayerRule,
        RememberingRule,
        VectorRule {
  /**
   * Checks that the rule is defined for m vectors of which up to q may be Byzantine.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @throws IllegalArgumentException if it is not; the message tells the user what the rule needs
   */
  void check(int m, int q);
}
