package dev.strategikon.profile;

/** The order of a column's values, which is needed only where a tie goes to the lower index. */
@FunctionalInterface
interface ColumnOrder {
  /** Returns the index of each value, in ascending order of the values, equal ones by index. */
  int[] indices();
}
