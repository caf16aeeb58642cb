package dev.strategikon.profile;

import dev.strategikon.rule.CoordinateRule;
import java.util.Optional;

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

  /** Returns the columns of the same part of a line from {@code from} to {@code to} only. */
  LineColumns within(double from, double to) {
    return new LineColumns(line, rows, copies, Math.max(lo, from), Math.min(hi, to));
  }

  /** Returns whether the rule's pieces are known. */
  boolean hasPieces() {
    return knownPieces().isPresent();
  }

  /** Returns the rule's pieces, without a column, for one thread. */
  ColumnPieces pieces() {
    return knownPieces().orElseThrow();
  }

  /**
   * Returns a new object that sorts the honest values, for one thread.
   *
   * @param ranks the ranks that are wanted, from 0, ascending
   */
  HonestColumns sorted(int... ranks) {
    return new HonestColumns(rows, ranks, line.compute().kernels());
  }

  /** Returns a new object that finds the events, for one thread. */
  ColumnEvents events() {
    return new ColumnEvents(this, pieces());
  }

  private Optional<ColumnPieces> knownPieces() {
    CoordinateRule rule = line.rule().columns();
    return ColumnPieces.of(rule, rows.length, copies, line.declared());
  }
}
