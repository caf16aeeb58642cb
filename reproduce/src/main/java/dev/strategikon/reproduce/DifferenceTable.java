package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.store.Csv;
import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.Set;

/**
 * The table of differences between measured and published curves: {@code differences.csv}, and its
 * summary for people.
 *
 * @param differences one for each curve and quantity
 * @param others the keys in which the runs differ from the paper's settings
 */
record DifferenceTable(List<Difference> differences, Set<String> others) {
  static final String FILE = "differences.csv";

  /** Compares all curves of a grid. */
  static DifferenceTable of(Evidence evidence) {
    return new DifferenceTable(
        Difference.all(evidence), PaperSettings.differences(evidence.grid()));
  }

  /** Returns all points, a row each; the epoch is as the paper plots it. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                "rule",
                "epsilon",
                "start",
                "metric",
                "epoch",
                "published",
                "measured",
                "difference"));
    for (Difference difference : differences) {
      for (Difference.Point point : difference.points()) {
        text.append(
            Csv.line(
                difference.curve().rule(),
                blank(difference.curve().epsilon()),
                blank(difference.curve().start()),
                difference.metric(),
                point.epoch() - 1,
                point.published(),
                ShownNumbers.fixed(point.measured(), 4),
                ShownNumbers.fixed(point.measured() - point.published(), 4)));
      }
    }
    return text.toString();
  }

  /** Returns a row for each curve, as Markdown; nothing without differences. */
  String markdown() {
    if (differences.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    if (!others.isEmpty()) {
      text.append(
          "Informal: these runs have another %s than the paper's.%n%n"
              .formatted(String.join(", ", others)));
    }
    text.append(
        "| curve | quantity | epochs | largest difference | at epoch | mean difference | last epoch |"
            + " published | measured | |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (Difference difference : differences) {
      text.append(row(difference)).append('\n');
    }
    return text.toString();
  }

  private String row(Difference difference) {
    Difference.Point largest = difference.largest();
    Difference.Point last = difference.last();
    boolean judged = difference.metric() == Metric.ACCURACY && others.isEmpty();
    String word = largest.size() <= Judge.CLOSE ? "close" : "not close";
    return "| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            difference.curve(),
            difference.metric(),
            difference.points().size(),
            number(largest.size()),
            ShownNumbers.plain(largest.epoch() - 1),
            number(difference.mean()),
            ShownNumbers.plain(last.epoch() - 1),
            number(last.published()),
            number(last.measured()),
            judged ? word : "");
  }

  private static Object blank(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  private static String number(double value) {
    return ShownNumbers.fixed(value, 3);
  }
}
