package dev.strategikon.audit.profile;

import dev.strategikon.rule.CoordinateRule;

/**
 * What a coordinate rule sees on a line: some honest vectors and some copies of u.
 *
 * @param line the line
 * @param rows the honest vectors, in order
 * @param copies how many times it sees u
 */
record Columns(Line line, float[][] rows, int copies) {
  /** All that is received. */
  static Columns of(Line line) {
    return new Columns(line, line.honest().rows(), line.byzantine());
  }

  /** Whether the rule's pieces are known. */
  boolean areKnown() {
    CoordinateRule rule = line.rule().columns();
    return ColumnPieces.of(rule, rows.length, copies, line.declared()).isPresent();
  }

  /** Returns new memory for one thread. */
  ColumnEvents events() {
    CoordinateRule rule = line.rule().columns();
    ColumnPieces pieces = ColumnPieces.of(rule, rows.length, copies, line.declared()).orElseThrow();
    return new ColumnEvents(line, rows, pieces);
  }
}
