package dev.strategikon.vectors;

import java.util.Locale;

/** One cell of a table of numbers. */
final class CsvCell {
  private static final int LONGEST_SHOWN = 30;

  private CsvCell() {}

  /**
   * Reads a number.
   *
   * @throws NumberFormatException if the cell is none; the message says why
   */
  static float number(String cell) {
    float value =
        switch (cell.toLowerCase(Locale.ROOT)) {
          case "nan" -> Float.NaN;
          case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
          case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
          default -> decimal(cell);
        };
    char last = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
    // Words for infinities end in a letter.
    if (Float.isInfinite(value) && (Character.isDigit(last) || last == '.')) {
      throw new NumberFormatException(
          shown(cell) + " is too large for a float, which ends at 3.4e38; scale the vectors");
    }
    return value;
  }

  /** Refuses 1f, 1d and hexadecimal numbers, which Java parses and other tools do not. */
  private static float decimal(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
        throw noNumber(cell);
      }
    }
    try {
      return Float.parseFloat(cell);
    } catch (NumberFormatException e) {
      throw noNumber(cell);
    }
  }

  private static NumberFormatException noNumber(String cell) {
    return new NumberFormatException("'" + shown(cell) + "' is not a number");
  }

  static boolean isNumber(String cell) {
    try {
      number(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns whether a cell is a number that a table may count its rows or columns by. */
  static boolean isCount(String cell, long count) {
    return cell.equals(Long.toString(count));
  }

  private static String shown(String cell) {
    return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
  }
}
