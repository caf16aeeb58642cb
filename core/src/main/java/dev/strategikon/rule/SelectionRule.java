package dev.strategikon.rule;

/** A rule that selects vectors by their geometry and aggregates these by coordinate. */
public non-sealed interface SelectionRule extends Rule {
  /** {@return the first half: the selection of the vectors} */
  PreAggregator selection();

  /** {@return the second half: the aggregation of the selected vectors} */
  CoordinateRule columns();
}
