package dev.strategikon.vectors;

import dev.strategikon.text.FileNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Vectors as comma-separated values, one in each line, without a header. */
final class CsvFormat {
  private CsvFormat() {}

  static float[][] read(Path file) throws IOException {
    List<float[]> rows = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        // Spreadsheets begin a file in UTF-8 with a byte order mark.
        line = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        // Blank lines are allowed at the end only: between vectors they may hide a lost one.
        if (line.isBlank()) {
          requireEnd(file, reader, number);
          break;
        }
        rows.add(row(file, line, number));
        if (rows.get(number - 1).length != rows.get(0).length) {
          throw new VectorFileException(
              file,
              "line %d has %d numbers, line 1 has %d"
                  .formatted(number, rows.get(number - 1).length, rows.get(0).length));
        }
      }
    } catch (MalformedInputException e) {
      throw new VectorFileException(file, "is not text; expected numbers and commas");
    }
    if (rows.isEmpty()) {
      throw new VectorFileException(file, "is empty; expected one vector in each line");
    }
    return rows.toArray(float[][]::new);
  }

  static void write(OutputStream out, float[][] rows) throws IOException {
    for (float[] row : rows) {
      out.write(line(row).getBytes(StandardCharsets.US_ASCII));
    }
  }

  static String text(float[][] rows) {
    return Arrays.stream(rows).map(CsvFormat::line).collect(Collectors.joining());
  }

  /**
   * Writes the shortest digits that read back as the same float, and nan and inf as Python does.
   */
  private static String line(float[] row) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < row.length; j++) {
      line.append(j == 0 ? "" : ",").append(FileNumbers.exact(row[j]));
    }
    return line.append('\n').toString();
  }

  private static void requireEnd(Path file, BufferedReader reader, int blank) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        throw new VectorFileException(file, "line " + blank + " is blank, but numbers follow");
      }
    }
  }

  private static float[] row(Path file, String line, int number) throws VectorFileException {
    String[] cells = line.split(",", -1);
    float[] row = new float[cells.length];
    for (int j = 0; j < cells.length; j++) {
      try {
        row[j] = parse(cells[j].strip());
        if (Float.isInfinite(row[j]) && Character.isDigit(lastOf(cells[j].strip()))) {
          throw new VectorFileException(
              file,
              "line %d, column %d: %s is too large for a float, which ends at 3.4e38; scale the vectors"
                  .formatted(number, j + 1, shorten(cells[j].strip())));
        }
      } catch (NumberFormatException e) {
        String advice = number == 1 ? "; if line 1 is a header, remove it" : "";
        throw new VectorFileException(
            file,
            "line %d, column %d: '%s' is not a number%s"
                .formatted(number, j + 1, shorten(cells[j].strip()), advice));
      }
    }
    return row;
  }

  /** Words for infinities end in a letter, numbers in a digit or a point. */
  private static char lastOf(String cell) {
    char last = cell.charAt(cell.length() - 1);
    return last == '.' ? '0' : last;
  }

  private static float parse(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "nan" -> Float.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
      default -> Float.parseFloat(checked(cell));
    };
  }

  /** Refuses 1f, 1d and hexadecimal numbers, which Java parses and other tools do not. */
  private static String checked(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
        throw new NumberFormatException(cell);
      }
    }
    return cell;
  }

  private static String shorten(String cell) {
    return cell.length() <= 30 ? cell : cell.substring(0, 30) + "…";
  }
}
