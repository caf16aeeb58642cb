package dev.strategikon.profile;

import dev.strategikon.rule.CoordinateRule;

/**
 * The columns that a coordinate rule sees on a part of a line: some honest vectors and some copies
 * of u.
 *
 * @param line the line
 * @param rows the honest vectors, in order, only read
 * @param copies the number of copies of u
 * @param lo the lower end of the part, at least 0
 * @param hi its upper end; may be +∞
 */
record LineColumns(Line line, float[][] rows, int copies, double lo, double hi) {
  /** Returns the columns of all received vectors, on the whole line. */
  static LineColumns of(Line line) {
    return new LineColumns(
        line, line.honest().rows(), line.byzantine(), 0, Double.POSITIVE_INFINITY);
  }

  /** Returns whether the rule's pieces are known. */
  boolean hasPieces() {
    CoordinateRule rule = line.rule().columns();
    return ColumnPieces.of(rule, rows.length, copies, line.declared()).isPresent();
  }

  /** Returns a new object that finds the events, for one thread. */
  ColumnEvents events() {
    CoordinateRule rule = line.rule().columns();
    ColumnPieces pieces = ColumnPieces.of(rule, rows.length, copies, line.declared()).orElseThrow();
    return new ColumnEvents(this, pieces);
  }
}
