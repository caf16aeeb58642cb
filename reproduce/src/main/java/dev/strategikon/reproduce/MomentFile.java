package dev.strategikon.reproduce;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.reproduce.published.PlainTable;
import dev.strategikon.store.Csv;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code moments.csv} in a sweep's folder: a row for each moment that was measured. */
final class MomentFile {
  static final String NAME = "moments.csv";

  private static final List<String> HEADER =
      List.of(
          "run",
          "step",
          "gradient_by_sigma",
          "theorem1_share",
          "theorem1_printed",
          "product",
          "product_low",
          "product_high");

  private MomentFile() {}

  /**
   * Reads the moments by their run's folder; empty if there is no file.
   *
   * @throws IOException if the file is damaged; the message names the line
   */
  static Map<String, List<Moment>> read(Path sweep) throws IOException {
    Path file = sweep.resolve(NAME);
    Map<String, List<Moment>> moments = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return moments;
    }
    try {
      for (Row row : PlainTable.parse(file.toString(), TextFile.read(file), HEADER, Row::of)) {
        moments.computeIfAbsent(row.run, run -> new ArrayList<>()).add(row.moment);
      }
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; delete the file to have it measured again", e);
    }
    return moments;
  }

  /** Writes all moments. */
  static void write(Path sweep, Map<String, List<Moment>> moments) throws IOException {
    StringBuilder text = new StringBuilder(Csv.line(HEADER.toArray()));
    moments.forEach(
        (run, list) -> {
          for (Moment moment : list) {
            text.append(
                Csv.line(
                    run,
                    moment.step(),
                    FileNumbers.measured(moment.ratio()),
                    FileNumbers.measured(moment.share()),
                    FileNumbers.measured(moment.printed()),
                    FileNumbers.measured(moment.product()),
                    FileNumbers.measured(moment.low()),
                    FileNumbers.measured(moment.high())));
          }
        });
    AtomicFile.write(sweep.resolve(NAME), text.toString());
  }

  /** Returns what a confidence interval says of the sign. */
  static Outcome negative(double low, double high) {
    return Judge.decide(high < 0, low >= 0);
  }

  private record Row(String run, Moment moment) {
    static Row of(Function<String, String> fields) {
      double low = measured(fields, "product_low");
      double high = measured(fields, "product_high");
      return new Row(
          fields.apply("run"),
          new Moment(
              Integer.parseInt(fields.apply("step")),
              measured(fields, "gradient_by_sigma"),
              measured(fields, "theorem1_share"),
              measured(fields, "theorem1_printed"),
              measured(fields, "product"),
              low,
              high,
              negative(low, high)));
    }

    private static double measured(Function<String, String> fields, String column) {
      return FileNumbers.parseMeasured(fields.apply(column));
    }
  }
}
