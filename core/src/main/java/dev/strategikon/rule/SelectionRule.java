package dev.strategikon.rule;

/** A rule that chooses some of the vectors by their geometry and aggregates those by coordinate. */
public non-sealed interface SelectionRule extends Rule {
  /** Returns the first half: which vectors are chosen. */
  PreAggregator selection();

  /** Returns the second half: what is done with them. */
  CoordinateRule columns();
}
