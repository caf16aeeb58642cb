package dev.strategikon.store;

import java.util.List;
import java.util.Set;

/**
 * The columns that a table may have.
 *
 * @param names of all tables of today, in order
 * @param least how many of them a table of an earlier version has at least
 * @param optional further columns, which may be anywhere: a table has those that its run measures
 */
record TableColumns(List<String> names, int least, Set<String> optional) {
  /** Returns those of tables that all have the same. */
  static TableColumns exactly(List<String> names) {
    return new TableColumns(names, names.size(), Set.of());
  }

  /** Returns whether a table may have this header. */
  boolean fit(List<String> header) {
    List<String> own = header.stream().filter(column -> !optional.contains(column)).toList();
    return own.size() >= least
        && own.size() <= names.size()
        && own.equals(names.subList(0, own.size()));
  }
}
