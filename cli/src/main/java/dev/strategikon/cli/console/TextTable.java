package dev.strategikon.cli.console;

import java.io.PrintWriter;
import java.util.List;

/** A table of text. Columns are as wide as their widest cell, with two spaces between them. */
public final class TextTable {
  private TextTable() {}

  /**
   * Prints rows. All have as many cells as the first one.
   *
   * @param out where they are printed
   * @param rows at least one
   */
  public static void print(PrintWriter out, List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.get(c);
        line.append(cell).append(" ".repeat(widths[c] - width(cell) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  /** Returns the width on a terminal. Combining marks such as the bar of v̄ have none. */
  private static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }
}
