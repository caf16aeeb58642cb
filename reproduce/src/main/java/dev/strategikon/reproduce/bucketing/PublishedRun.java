package dev.strategikon.reproduce.bucketing;

import dev.strategikon.reproduce.published.PlainTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A row of the published file.
 *
 * @param experiment such as {@code exp2}
 * @param cell what was trained
 * @param accuracy the mean test accuracy of the last five evaluations, in percent
 * @param fields the text of each column but the accuracy, by which rows are chosen
 */
record PublishedRun(
    String experiment, PublishedCell cell, double accuracy, Map<String, String> fields) {
  private static final String ACCURACY = "accuracy_last5";

  /** The columns by which cells are chosen. */
  static final List<String> KEYS =
      List.of("experiment", "rule", "attack", "n", "f", "split", "bucketing", "momentum");

  private static final List<String> COLUMNS =
      List.of("experiment", "rule", "attack", "n", "f", "split", "bucketing", "momentum", ACCURACY);

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no such table; the message names the line
   */
  static List<PublishedRun> read(Path file) throws IOException {
    return PlainTable.parse(file.toString(), Files.readString(file), COLUMNS, PublishedRun::of);
  }

  private static PublishedRun of(Function<String, String> field) {
    Map<String, String> fields = new LinkedHashMap<>();
    KEYS.forEach(key -> fields.put(key, field.apply(key)));
    double accuracy = PlainTable.number(ACCURACY, field.apply(ACCURACY));
    if (!(accuracy >= 0 && accuracy <= 100)) {
      throw new IllegalArgumentException("Expected percent as " + ACCURACY + ", got " + accuracy);
    }
    return new PublishedRun(
        fields.get("experiment"),
        new PublishedCell(
            fields.get("rule"),
            fields.get("attack"),
            count("n", fields),
            count("f", fields),
            fields.get("split"),
            count("bucketing", fields),
            PlainTable.number("momentum", fields.get("momentum"))),
        accuracy,
        fields);
  }

  private static int count(String column, Map<String, String> fields) {
    double number = PlainTable.number(column, fields.get(column));
    if (number < 0 || number != Math.rint(number)) {
      throw new IllegalArgumentException(
          "Expected a count as %s, got '%s'".formatted(column, fields.get(column)));
    }
    return (int) number;
  }
}
