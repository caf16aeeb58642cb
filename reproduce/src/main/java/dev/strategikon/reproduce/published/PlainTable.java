package dev.strategikon.reproduce.published;

import dev.strategikon.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads tables of published numbers: CSV with a header, in which no field has commas or quotes.
 * Blank lines and lines that begin with # are skipped.
 */
public final class PlainTable {
  private PlainTable() {}

  /**
   * Reads a table.
   *
   * @param <T> the type of a row
   * @param name the file's name, for messages
   * @param text the file's content
   * @param columns those that it must have, in any order; it may have others
   * @param row makes a row of its fields, which it finds by their column; may throw
   *     IllegalArgumentException
   * @return at least one row
   * @throws IOException if it is no such table; the message names the line and what was expected
   */
  public static <T> List<T> parse(
      String name, String text, List<String> columns, Function<Function<String, String>, T> row)
      throws IOException {
    List<String> lines = text.lines().toList();
    int first = 0;
    while (first < lines.size() && isSkipped(lines.get(first))) {
      first++;
    }
    if (first == lines.size()) {
      throw new IOException(
          "%s is empty; expected the columns %s".formatted(name, String.join(",", columns)));
    }
    List<String> header = Arrays.asList(lines.get(first).split(",", -1));
    for (String column : columns) {
      if (!header.contains(column)) {
        throw new IOException(
            "%s, line %d: no column '%s'. Expected the columns %s"
                .formatted(name, first + 1, column, String.join(",", columns)));
      }
    }
    List<T> rows = new ArrayList<>();
    for (int i = first + 1; i < lines.size(); i++) {
      if (!isSkipped(lines.get(i))) {
        String[] fields = lines.get(i).split(",", -1);
        try {
          if (fields.length != header.size()) {
            throw new IllegalArgumentException(
                "Expected %d fields, got %d".formatted(header.size(), fields.length));
          }
          rows.add(row.apply(column -> fields[header.indexOf(column)].strip()));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %d: %s".formatted(name, i + 1, Printable.excerpt(e.getMessage())), e);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(name + " has a header and no rows");
    }
    return rows;
  }

  /** Returns whether a line is blank, or a comment. */
  private static boolean isSkipped(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /**
   * Reads a finite number of a column.
   *
   * @param column the column's name, for the message
   * @param text the field
   * @return the number
   * @throws IllegalArgumentException if the text is none
   */
  public static double number(String column, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the column.
    }
    throw new IllegalArgumentException("Expected a number as %s, got '%s'".formatted(column, text));
  }
}
