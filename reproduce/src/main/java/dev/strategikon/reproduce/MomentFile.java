package dev.strategikon.reproduce;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.Csv;
import dev.strategikon.text.FileNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    List<String> lines = TextFile.read(file).lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      try {
        moments.computeIfAbsent(fields[0], run -> new ArrayList<>()).add(moment(fields));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(
            "%s, line %d: not a row of numbers; delete the file to have it measured again"
                .formatted(file, i + 1),
            e);
      }
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

  private static Moment moment(String[] fields) {
    double[] numbers =
        Arrays.stream(fields, 2, HEADER.size()).mapToDouble(FileNumbers::parseMeasured).toArray();
    return new Moment(
        Integer.parseInt(fields[1]),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        negative(numbers[4], numbers[5]));
  }
}
