package dev.strategikon.store;

import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code metrics.csv}: a row for each step. It has the column {@code validation_accuracy} only if
 * the run holds images out for validation, so that all other runs keep their bytes. The seconds,
 * which differ between repetitions, stay last.
 */
final class MetricsFile implements AutoCloseable {
  static final String NAME = "metrics.csv";

  private static final String VALIDATION = "validation_accuracy";
  private static final List<String> HEADER =
      List.of(
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
          "seconds");

  private final CsvTable table;
  private final boolean validated;

  private MetricsFile(CsvTable table, boolean validated) {
    this.table = table;
    this.validated = validated;
  }

  /**
   * Opens the file to append to it.
   *
   * @param kept the first rows of the file; its other contents are removed
   * @param validated whether the run holds images out for validation
   */
  static MetricsFile append(Path file, List<StepMetrics> kept, boolean validated)
      throws IOException {
    List<Object[]> rows = kept.stream().map(row -> fields(row, validated)).toList();
    return new MetricsFile(CsvTable.append(file, header(validated), rows), validated);
  }

  private static List<String> header(boolean validated) {
    List<String> header = new ArrayList<>(HEADER);
    if (validated) {
      header.add(header.size() - 1, VALIDATION);
    }
    return header;
  }

  /** Appends a row and flushes it. */
  void add(StepMetrics metrics) {
    table.add(List.<Object[]>of(fields(metrics, validated)));
  }

  /** Returns what identifies the bytes so far. */
  TableDigest digest() throws IOException {
    return table.digest();
  }

  /**
   * Reads the rows of a file, also while it grows: an incomplete last line is ignored.
   *
   * @param validated whether the run holds images out for validation
   * @throws IOException if the file cannot be read or is not such a file; the message has the line
   */
  static List<StepMetrics> read(Path file, boolean validated) throws IOException {
    return CsvTable.read(file, header(validated), MetricsFile::row);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private static Object[] fields(StepMetrics metrics, boolean validated) {
    List<Object> fields = new ArrayList<>(fields(metrics));
    if (validated) {
      fields.add(fields.size() - 1, FileNumbers.measured(metrics.validationAccuracy()));
    }
    return fields.toArray();
  }

  private static List<Object> fields(StepMetrics metrics) {
    return List.of(
        metrics.step(),
        FileNumbers.measured(metrics.epoch()),
        FileNumbers.measured(metrics.testAccuracy()),
        FileNumbers.measured(metrics.trainLoss()),
        FileNumbers.measured(metrics.innerProduct()),
        FileNumbers.measured(metrics.cosine()),
        FileNumbers.measured(metrics.aggregateNorm()),
        FileNumbers.measured(metrics.honestNorm()),
        FileNumbers.measured(metrics.byzantineWeight()),
        metrics.rejected(),
        FileNumbers.measured(metrics.seconds()));
  }

  private static StepMetrics row(CSVRecord row) {
    return new StepMetrics(
        Integer.parseInt(row.get("step")),
        CsvTable.number(row, "epoch"),
        CsvTable.number(row, "test_accuracy"),
        CsvTable.number(row, "train_loss"),
        CsvTable.number(row, "inner_product"),
        CsvTable.number(row, "cosine"),
        CsvTable.number(row, "aggregate_norm"),
        CsvTable.number(row, "honest_norm"),
        CsvTable.number(row, "byzantine_weight"),
        Integer.parseInt(row.get("rejected")),
        CsvTable.number(row, "seconds"),
        CsvTable.number(row, VALIDATION));
  }
}
