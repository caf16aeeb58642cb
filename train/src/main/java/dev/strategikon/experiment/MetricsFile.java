package dev.strategikon.experiment;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code metrics.csv}: a row a step, appended as the run goes on. What was not measured is blank,
 * which pandas reads as NaN.
 */
public final class MetricsFile implements AutoCloseable {
  private static final String[] HEADER = {
    "step",
    "epoch",
    "test_accuracy",
    "train_loss",
    "inner_product",
    "cosine",
    "aggregate_norm",
    "honest_norm",
    "byzantine_weight",
    "rejected",
    "seconds"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  /** The same digits on every JDK, and more than any of the numbers is good for. */
  private static final MathContext DIGITS = new MathContext(12);

  private final Path file;
  private final CSVPrinter printer;

  private MetricsFile(Path file, CSVPrinter printer) {
    this.file = file;
    this.printer = printer;
  }

  /**
   * Opens the file to append to it.
   *
   * @param kept the rows with which it begins; everything else that it may hold goes
   */
  static MetricsFile append(Path file, List<StepMetrics> kept) throws IOException {
    String rows =
        kept.stream().map(row -> FORMAT.format(fields(row)) + "\n").collect(Collectors.joining());
    AtomicFile.write(file, FORMAT.format((Object[]) HEADER) + "\n" + rows);
    Writer writer =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return new MetricsFile(file, new CSVPrinter(writer, FORMAT));
  }

  /** Appends a row and hands it to the operating system. */
  void add(StepMetrics metrics) {
    try {
      printer.printRecord(fields(metrics));
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
  }

  /**
   * Reads the rows of a file, also of a run that is still going: a last line that is not complete
   * is left out.
   *
   * @throws IOException if the file cannot be read or is not such a file; the message has the line
   */
  public static List<StepMetrics> read(Path file) throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<StepMetrics> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(whole, format)) {
      if (!parser.getHeaderNames().equals(List.of(HEADER))) {
        throw new IOException(file + ", line 1: expected the header " + String.join(",", HEADER));
      }
      for (CSVRecord row : parser) {
        try {
          rows.add(row(row));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %d: not a row of numbers (%s)"
                  .formatted(file, row.getRecordNumber() + 1, e.getMessage()),
              e);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }

  private static Object[] fields(StepMetrics metrics) {
    return new Object[] {
      metrics.step(),
      format(metrics.epoch()),
      format(metrics.testAccuracy()),
      format(metrics.trainLoss()),
      format(metrics.innerProduct()),
      format(metrics.cosine()),
      format(metrics.aggregateNorm()),
      format(metrics.honestNorm()),
      format(metrics.byzantineWeight()),
      metrics.rejected(),
      format(metrics.seconds())
    };
  }

  /** Writes a number as pandas and NumPy read it; NaN is blank. */
  static String format(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean isPlainInteger = decimal.scale() < 0 && decimal.scale() > -DIGITS.getPrecision();
    return (isPlainInteger ? decimal.setScale(0) : decimal).toString();
  }

  private static StepMetrics row(CSVRecord row) {
    return new StepMetrics(
        Integer.parseInt(row.get("step")),
        number(row, "epoch"),
        number(row, "test_accuracy"),
        number(row, "train_loss"),
        number(row, "inner_product"),
        number(row, "cosine"),
        number(row, "aggregate_norm"),
        number(row, "honest_norm"),
        number(row, "byzantine_weight"),
        Integer.parseInt(row.get("rejected")),
        number(row, "seconds"));
  }

  private static double number(CSVRecord row, String column) {
    String text = row.get(column);
    return switch (text) {
      case "" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
