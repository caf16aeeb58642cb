package dev.strategikon.store;

import dev.strategikon.failure.ChangedFileException;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.Digests;
import dev.strategikon.files.FileIdentity;
import dev.strategikon.files.TextFile;
import dev.strategikon.text.FileNumbers;
import dev.strategikon.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVException;
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
  private final FileChannel channel;
  private final FileIdentity identity;
  private final MessageDigest digest;
  private long bytes;

  private CsvTable(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.identity = FileIdentity.of(file);
    this.channel = channel;
    this.digest = Digests.sha256();
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
    CsvTable table = new CsvTable(file, FileChannel.open(file, StandardOpenOption.APPEND));
    table.count(text.toString().getBytes(StandardCharsets.UTF_8));
    return table;
  }

  /** Appends rows and hands them to the operating system. */
  void add(List<? extends Object[]> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(Csv.line(row)));
    byte[] added = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(added);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
    count(added);
  }

  private void count(byte[] added) {
    digest.update(added);
    bytes += added.length;
  }

  /**
   * Returns what identifies the bytes so far, after they have reached the disk.
   *
   * @throws ChangedFileException if somebody else has written, replaced or deleted the file
   */
  TableDigest digest() throws IOException {
    channel.force(false);
    if (!identity.isStillAt(file) || channel.size() != bytes) {
      throw new ChangedFileException(file);
    }
    return TableDigest.of(bytes, digest);
  }

  /**
   * Checks all bytes of the file.
   *
   * @throws ChangedFileException if it has others than were written here
   */
  void requireUnchanged() throws IOException {
    if (!digest().equals(TableDigest.of(file))) {
      throw new ChangedFileException(file);
    }
  }

  /**
   * Reads the rows of a file, also while it grows.
   *
   * @param row makes a row of a record; may throw IllegalArgumentException
   * @throws IOException if the file cannot be read or is not such a table; the message has the line
   */
  static <T> List<T> read(Path file, TableColumns columns, Function<CSVRecord, T> row)
      throws IOException {
    return read(file, columns, record -> true, row);
  }

  /**
   * Reads the first rows of a file. What follows them is not looked at, and may be anything.
   *
   * @param isWanted says of a row, in their order, whether it is one of them
   */
  static <T> List<T> read(
      Path file, TableColumns columns, Predicate<CSVRecord> isWanted, Function<CSVRecord, T> row)
      throws IOException {
    CSVFormat format = Csv.FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<T> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(wholeLines(file), format)) {
      if (!columns.fit(parser.getHeaderNames())) {
        throw new IOException(
            file + ", line 1: expected the header " + String.join(",", columns.names()));
      }
      for (CSVRecord record : parser) {
        if (!isWanted.test(record)) {
          break;
        }
        try {
          rows.add(row.apply(record));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %d: not a row of numbers (%s)"
                  .formatted(file, record.getRecordNumber() + 1, Printable.excerpt(e.getMessage())),
              e);
        }
      }
    } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
      throw notATable(file, e);
    }
    return rows;
  }

  /**
   * Reads the steps of the rows, whatever the columns behind the first one.
   *
   * @throws IOException if the file cannot be read or is not a table of steps
   */
  static List<Integer> steps(Path file) throws IOException {
    List<Integer> steps = new ArrayList<>();
    int columns = -1;
    try (CSVParser parser = CSVParser.parse(wholeLines(file), Csv.FORMAT)) {
      for (CSVRecord record : parser) {
        if (columns < 0) {
          columns = record.size();
        } else if (record.size() != columns) {
          throw new IOException(
              "%s, line %d: %d fields under %d columns"
                  .formatted(file, record.getRecordNumber(), record.size(), columns));
        } else {
          steps.add(Integer.parseInt(record.get(0)));
        }
      }
    } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
      throw notATable(file, e);
    }
    return steps;
  }

  /**
   * Reads any table.
   *
   * @return each row's fields by the names of the columns
   * @throws IOException if the file cannot be read or is not a table
   */
  static List<Map<String, String>> rows(Path file) throws IOException {
    CSVFormat format = Csv.FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(TextFile.read(file), format)) {
      parser.forEach(record -> rows.add(record.toMap()));
    } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
      throw notATable(file, e);
    }
    return rows;
  }

  /** Returns whether the last line has its end. */
  static boolean endsWithALine(Path file) throws IOException {
    String text = TextFile.read(file);
    return text.endsWith("\n");
  }

  /** Returns the text without an incomplete last line. */
  private static String wholeLines(Path file) throws IOException {
    String text = TextFile.read(file);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** The parser's own messages do not name the file. */
  private static IOException notATable(Path file, Exception e) {
    String why = e.getCause() instanceof IOException io ? io.getMessage() : e.getMessage();
    return new IOException("%s is not a table: %s".formatted(file, Printable.excerpt(why)), e);
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
    channel.close();
  }
}
