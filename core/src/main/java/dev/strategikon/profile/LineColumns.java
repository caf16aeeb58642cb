package dev.strategikon.profile;

import dev.strategikon.rule.CoordinateRule;

/**
 * What a coordinate rule sees on a part of a line: some honest vectors and some copies of u.
 *
 * @param line the line
 * @param rows the honest vectors, in order
 * @param copies how many times it sees u
 * @param lo where the part begins, t = lo ≥ 0
 * @param hi where it ends; may be infinite
 */
record LineColumns(Line line, float[][] rows, int copies, double lo, double hi) {
  /** All that is received, on the whole line. */
  static LineColumns of(Line line) {
    return new LineColumns(
        line, line.honest().rows(), line.byzantine(), 0, Double.POSITIVE_INFINITY);
  }

  /** Whether the rule's pieces are known. */
  boolean hasPieces() {
    CoordinateRule rule = line.rule().columns();
    return ColumnPieces.of(rule, rows.length, copies, line.declared()).isPresent();
  }

  /** Returns new memory for one thread. */
  ColumnEvents events() {
    CoordinateRule rule = line.rule().columns();
    ColumnPieces pieces = ColumnPieces.of(rule, rows.length, copies, line.declared()).orElseThrow();
    return new ColumnEvents(this, pieces);
  }
}
