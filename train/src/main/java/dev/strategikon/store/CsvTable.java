package dev.strategikon.store;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file to which a run appends rows, in the form that pandas reads. A value that was not
 * measured is blank. The file is created with its header and the kept rows, whole or not at all.
 * Later a killed process may leave an incomplete last line, which readers ignore.
 */
final class CsvTable implements AutoCloseable {
  private final Path file;
  private final Writer writer;

  private CsvTable(Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Opens a file to append to it.
   *
   * @param kept the first rows of the file; its other contents are removed
   */
  static CsvTable append(Path file, List<String> header, List<? extends Object[]> kept)
      throws IOException {
    StringBuilder text = new StringBuilder(Csv.line(header.toArray()));
    kept.forEach(row -> text.append(Csv.line(row)));
    AtomicFile.write(file, text.toString());
    return new CsvTable(
        file, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  /** Appends rows and flushes them. */
  void add(List<? extends Object[]> rows) {
    try {
      for (Object[] row : rows) {
        writer.write(Csv.line(row));
      }
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
  }

  /**
   * Reads the rows of a file, also while it grows.
   *
   * @param row makes a row of a record; may throw IllegalArgumentException
   * @throws IOException if the file cannot be read or is not such a table; the message has the line
   */
  static <T> List<T> read(Path file, List<String> header, Function<CSVRecord, T> row)
      throws IOException {
    return read(file, header, header.size(), row);
  }

  /**
   * Reads the rows of a file that may be from before its last columns.
   *
   * @param least how many of the columns it has at least
   */
  static <T> List<T> read(Path file, List<String> header, int least, Function<CSVRecord, T> row)
      throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    CSVFormat format = Csv.FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<T> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(whole, format)) {
      List<String> own = parser.getHeaderNames();
      boolean fits = own.size() >= least && own.size() <= header.size();
      if (!fits || !own.equals(header.subList(0, own.size()))) {
        throw new IOException(file + ", line 1: expected the header " + String.join(",", header));
      }
      for (CSVRecord record : parser) {
        try {
          rows.add(row.apply(record));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %d: not a row of numbers (%s)"
                  .formatted(file, record.getRecordNumber() + 1, e.getMessage()),
              e);
        }
      }
    }
    return rows;
  }

  /** Returns the measured number in a column; NaN if the file is from before this column. */
  static double number(CSVRecord row, String column) {
    if (!row.isMapped(column)) {
      return Double.NaN;
    }
    return FileNumbers.parseMeasured(row.get(column));
  }

  /** Returns the text in a column; "" if it is blank, or the file is from before this column. */
  static String text(CSVRecord row, String column) {
    return row.isMapped(column) ? row.get(column) : "";
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
