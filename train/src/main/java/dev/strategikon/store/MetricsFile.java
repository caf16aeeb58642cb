package dev.strategikon.store;

import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code metrics.csv}: a row for each step. Columns of an {@link ExtraMetric} are there in runs
 * that measure it alone, so that the files of all other runs have the bytes of before.
 */
final class MetricsFile implements AutoCloseable {
  static final String NAME = "metrics.csv";

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

  private static final TableColumns COLUMNS =
      new TableColumns(HEADER, HEADER.size(), ExtraMetric.columns());

  private final CsvTable table;
  private final List<ExtraMetric> extras;

  private MetricsFile(CsvTable table, List<ExtraMetric> extras) {
    this.table = table;
    this.extras = extras;
  }

  /**
   * Opens the file to append to it.
   *
   * @param extras what the run measures besides
   * @param kept the first rows of the file; its other contents are removed
   */
  static MetricsFile append(Path file, List<ExtraMetric> extras, List<StepMetrics> kept)
      throws IOException {
    List<String> header = new ArrayList<>(HEADER);
    header.addAll(beforeSeconds(header), extras.stream().map(ExtraMetric::column).toList());
    List<Object[]> rows = kept.stream().map(row -> fields(row, extras)).toList();
    return new MetricsFile(CsvTable.append(file, header, rows), extras);
  }

  /** Where further columns begin: the seconds, which differ between repetitions, stay last. */
  private static int beforeSeconds(List<?> columns) {
    return columns.size() - 1;
  }

  /** Appends a row and flushes it. */
  void add(StepMetrics metrics) {
    table.add(List.<Object[]>of(fields(metrics, extras)));
  }

  /** Returns what identifies the bytes so far. */
  TableDigest digest() throws IOException {
    return table.digest();
  }

  /** Checks that the file has the bytes that were written here. */
  void requireUnchanged() throws IOException {
    table.requireUnchanged();
  }

  /**
   * Reads the rows of a file, also while it grows: an incomplete last line is ignored.
   *
   * @throws IOException if the file cannot be read or is not such a file; the message has the line
   */
  static List<StepMetrics> read(Path file) throws IOException {
    return CsvTable.read(file, COLUMNS, MetricsFile::row);
  }

  /** Reads the rows up to a step, whatever follows. */
  static List<StepMetrics> readUntil(Path file, int step) throws IOException {
    return CsvTable.read(file, COLUMNS, row -> row.getRecordNumber() <= step + 1, MetricsFile::row);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private static Object[] fields(StepMetrics metrics, List<ExtraMetric> extras) {
    List<Object> fields =
        new ArrayList<>(
            List.of(
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
                FileNumbers.measured(metrics.seconds())));
    fields.addAll(
        beforeSeconds(fields),
        extras.stream()
            .map(extra -> FileNumbers.measured(extra.value().applyAsDouble(metrics)))
            .toList());
    return fields.toArray();
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
        CsvTable.number(row, ExtraMetric.VALIDATION_ACCURACY.column()),
        CsvTable.number(row, ExtraMetric.BACKDOOR_SUCCESS.column()));
  }
}
