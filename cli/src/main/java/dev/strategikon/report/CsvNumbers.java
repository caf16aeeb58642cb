package dev.strategikon.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of numbers that a run writes row by row. A last line without its end is left out: the run
 * may be writing it.
 */
final class CsvNumbers {
  private CsvNumbers() {}

  /**
   * Reads some columns.
   *
   * @return an array a row, in the columns' order; NaN where the cell is blank; nothing if there is
   *     no file
   * @throws IOException if the file has not these columns or holds something else than numbers
   */
  static List<double[]> read(Path file, String... columns) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    String text = Files.readString(file);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
    List<String> header = List.of(lines[0].strip().split(","));
    int[] places = new int[columns.length];
    for (int c = 0; c < columns.length; c++) {
      places[c] = header.indexOf(columns[c]);
      if (places[c] < 0 && !lines[0].isEmpty()) {
        throw new IOException("%s, line 1: there is no column %s".formatted(file, columns[c]));
      }
    }
    List<double[]> rows = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      String[] cells = lines[line].strip().split(",", -1);
      double[] row = new double[columns.length];
      for (int c = 0; c < columns.length; c++) {
        try {
          row[c] = number(cells[places[c]]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
          throw new IOException(
              "%s, line %d: not a row of numbers (%s)".formatted(file, line + 1, e.getMessage()),
              e);
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(String cell) {
    return switch (cell) {
      case "" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(cell);
    };
  }
}
