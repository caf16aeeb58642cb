package dev.strategikon.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads a table of numbers, one vector in each line. Beside plain rows it knows what spreadsheets,
 * NumPy, pandas and R write: other separators, a line of names, and a column that numbers the rows
 * under an empty name. It says what it leaves out, and never guesses: a first line or column of
 * numbers that could be data is data.
 */
final class CsvReader {
  private final String file;
  private final BufferedReader reader;
  private final Consumer<String> notes;

  /** The rows, without a column that only numbers them. */
  private final List<float[]> rows = new ArrayList<>();

  private CsvSeparator separator;
  private int line;

  /** The cells of the header; null if there is none. */
  private String[] header;

  /** Whether the first column has counted the rows so far, from its first number on. */
  private boolean countsRows = true;

  private long firstCount;

  /** Whether any number but those of the first line and column has a point. */
  private boolean hasFractions;

  private String[] firstRow;
  private int firstLine;

  private CsvReader(String file, BufferedReader reader, Consumer<String> notes) {
    this.file = file;
    this.reader = reader;
    this.notes = notes;
  }

  /**
   * Reads all of a file.
   *
   * @param file its name in messages
   * @param notes receives what the reader leaves out, and what it might
   */
  static float[][] read(String file, InputStream in, Consumer<String> notes) throws IOException {
    // The decoder of this constructor refuses what is not UTF-8, instead of replacing it.
    InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    try (BufferedReader reader = new BufferedReader(text)) {
      return new CsvReader(file, reader, notes).read();
    } catch (CharacterCodingException e) {
      throw new VectorFileException(file, "is not text; expected numbers and commas");
    }
  }

  private float[][] read() throws IOException {
    String text = afterComments();
    if (text != null) {
      separator = CsvSeparator.of(text);
      String[] cells = separator.cells(text);
      if (isHeader(cells)) {
        header = cells;
        text = next();
      }
    }
    for (; text != null; text = next()) {
      // Blank lines are allowed at the end only: between vectors they may hide a lost one.
      if (text.isBlank()) {
        requireEnd();
        break;
      }
      add(text);
    }
    if (rows.isEmpty()) {
      throw new VectorFileException(
          file,
          header == null
              ? "is empty; expected one vector in each line"
              : "has a header and no numbers; expected one vector in each line below it");
    }
    return finished();
  }

  private String next() throws IOException {
    String text = reader.readLine();
    line++;
    // Spreadsheets begin a file in UTF-8 with a byte order mark.
    return line == 1 && text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private String afterComments() throws IOException {
    String text = next();
    while (text != null && text.startsWith("#")) {
      notes.accept("%s: line %d begins with # and is left out".formatted(file, line));
      text = next();
    }
    return text;
  }

  /** A header has no number; or it counts the columns, and has an empty name for the rows'. */
  private static boolean isHeader(String[] cells) {
    boolean countsColumns =
        cells.length > 1
            && cells[0].isEmpty()
            && IntStream.range(1, cells.length).allMatch(j -> CsvCell.isCount(cells[j], j - 1));
    boolean isOfNames =
        Arrays.stream(cells).noneMatch(CsvCell::isNumber)
            && Arrays.stream(cells).anyMatch(CsvReader::isName);
    return countsColumns || isOfNames;
  }

  private static boolean isName(String cell) {
    return !cell.isEmpty() && Character.isLetter(cell.charAt(0));
  }

  private void requireEnd() throws IOException {
    int blank = line;
    for (String text = next(); text != null; text = next()) {
      if (!text.isBlank()) {
        throw new VectorFileException(file, "line " + blank + " is blank, but numbers follow");
      }
    }
  }

  private void add(String text) throws VectorFileException {
    String[] cells = separator.cells(text);
    if (rows.isEmpty()) {
      firstRow = cells;
      firstLine = line;
      requireNames();
    } else if (cells.length != firstRow.length) {
      throw new VectorFileException(
          file,
          "line %d has %d numbers, line %d has %d%s"
              .formatted(line, cells.length, firstLine, firstRow.length, otherSeparator(text)));
    }
    float[] row = new float[cells.length];
    for (int j = 0; j < cells.length; j++) {
      row[j] = number(cells, j, text);
      hasFractions |= j > 0 && rows.size() > 0 && cells[j].indexOf('.') >= 0;
    }
    count(cells[0]);
    rows.add(row);
  }

  /** R writes no name above the column that numbers the rows. */
  private void requireNames() throws VectorFileException {
    if (header != null
        && header.length != firstRow.length
        && header.length + 1 != firstRow.length) {
      throw new VectorFileException(
          file,
          "line %d has %d numbers, but the header has %d names"
              .formatted(line, firstRow.length, header.length));
    }
  }

  private float number(String[] cells, int j, String text) throws VectorFileException {
    try {
      return CsvCell.number(cells[j]);
    } catch (NumberFormatException e) {
      String advice = "";
      if (separator == CsvSeparator.SEMICOLON && cells[j].indexOf(',') >= 0) {
        advice = "; write decimal points, not commas";
      } else if (!otherSeparator(text).isEmpty()) {
        advice = otherSeparator(text);
      } else if (rows.isEmpty() && header == null) {
        advice = "; if line " + line + " is a header, remove it";
      } else if (j == 0 && isUnnamed()) {
        advice = "; if column 1 names the rows, remove it";
      }
      throw new VectorFileException(
          file, "line %d, column %d: %s%s".formatted(line, j + 1, e.getMessage(), advice));
    }
  }

  private String otherSeparator(String text) {
    CsvSeparator other = CsvSeparator.of(text);
    return other == separator
        ? ""
        : "; this line looks separated by %s, the first one by %s".formatted(other, separator);
  }

  private void count(String cell) {
    if (rows.isEmpty()) {
      firstCount = cell.equals("1") ? 1 : 0;
    }
    countsRows &= CsvCell.isCount(cell, firstCount + rows.size());
  }

  private boolean isUnnamed() {
    return header != null && (header[0].isEmpty() || header.length < firstRow.length);
  }

  private float[][] finished() throws VectorFileException {
    if (header != null) {
      notes.accept("%s: line %d is a header and is left out".formatted(file, firstLine - 1));
    }
    if (isUnnamed() && firstRow.length > 1) {
      if (!countsRows) {
        throw new VectorFileException(
            file,
            "column 1 has no name in the header, and does not count the rows either; remove it, or"
                + " name it if it is a coordinate");
      }
      notes.accept(
          "%s: column 1 numbers the rows from %d and is left out".formatted(file, firstCount));
      rows.replaceAll(row -> Arrays.copyOfRange(row, 1, row.length));
    } else if (header == null && hasFractions) {
      mention();
    }
    return rows.toArray(float[][]::new);
  }

  /** Mentions numbers that may be no data, and were read as such. */
  private void mention() {
    if (countsRows && rows.size() > 2) {
      notes.accept(
          "%s: column 1 counts the rows from %d and is read as a coordinate; remove it if it only"
                  .formatted(file, firstCount)
              + " numbers them");
    }
    if (firstRow.length > 2
        && IntStream.range(0, firstRow.length).allMatch(j -> CsvCell.isCount(firstRow[j], j))) {
      notes.accept(
          "%s: line %d counts the columns from 0 and is read as a vector; remove it if it is a"
                  .formatted(file, firstLine)
              + " header");
    }
  }
}
