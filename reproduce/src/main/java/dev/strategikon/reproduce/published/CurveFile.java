package dev.strategikon.reproduce.published;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the table of published curves. */
final class CurveFile {
  private static final List<String> COLUMNS =
      List.of("rule", "epsilon", "metric", "curve", "epoch", "value");

  private static final Pattern ATTACK = Pattern.compile("attack([0-9]+)");

  /**
   * A point of a curve.
   *
   * @param curve what it shows
   * @param metric which quantity
   * @param epoch as the figure plots it
   * @param value the quantity
   */
  record Row(Curve curve, Metric metric, double epoch, double value) {}

  private CurveFile() {}

  /**
   * Parses a table.
   *
   * @param name the file's name, for messages
   * @throws IOException if it is no such table; the message names the line and what was expected
   */
  static List<Row> parse(String name, String text) throws IOException {
    return PlainTable.parse(name, text, COLUMNS, CurveFile::row);
  }

  private static Row row(Function<String, String> field) {
    String rule = field.apply("rule");
    // Adding 0 turns −0 into 0.
    double epsilon = PlainTable.number("epsilon", field.apply("epsilon")) + 0.0;
    return new Row(
        curve(rule, epsilon, field.apply("curve")),
        metric(field.apply("metric")),
        PlainTable.number("epoch", field.apply("epoch")),
        PlainTable.number("value", field.apply("value")));
  }

  private static Curve curve(String rule, double epsilon, String name) {
    Matcher attack = ATTACK.matcher(name);
    if (attack.matches()) {
      return new Curve(rule, epsilon, Integer.parseInt(attack.group(1)));
    }
    return switch (name) {
      case "mean" -> Curve.calm("mean");
      case "rule" -> Curve.calm(rule);
      default ->
          throw new IllegalArgumentException(
              "Unknown curve '%s'. Available: mean, rule, attack and an epoch, such as attack10"
                  .formatted(name));
    };
  }

  private static Metric metric(String name) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown metric '%s'. Available: %s"
                        .formatted(
                            name,
                            Arrays.stream(Metric.values())
                                .map(Metric::toString)
                                .collect(Collectors.joining(", ")))));
  }
}
