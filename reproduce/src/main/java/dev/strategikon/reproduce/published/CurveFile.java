package dev.strategikon.reproduce.published;

import dev.strategikon.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the table of published curves. No field has commas or quotes. */
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
    List<String> lines = text.lines().toList();
    int first = 0;
    while (first < lines.size() && isSkipped(lines.get(first))) {
      first++;
    }
    if (first == lines.size()) {
      throw new IOException(
          "%s is empty; expected the columns %s".formatted(name, String.join(",", COLUMNS)));
    }
    List<String> header = Arrays.asList(lines.get(first).split(",", -1));
    for (String column : COLUMNS) {
      if (!header.contains(column)) {
        throw new IOException(
            "%s, line %d: no column '%s'. Expected the columns %s"
                .formatted(name, first + 1, column, String.join(",", COLUMNS)));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = first + 1; i < lines.size(); i++) {
      if (!isSkipped(lines.get(i))) {
        rows.add(row("%s, line %d".formatted(name, i + 1), header, lines.get(i).split(",", -1)));
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(name + " has a header and no rows");
    }
    return rows;
  }

  /** Returns whether a line is blank, or a comment. */
  private static boolean isSkipped(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static Row row(String place, List<String> header, String[] fields) throws IOException {
    try {
      if (fields.length != header.size()) {
        throw new IllegalArgumentException(
            "Expected %d fields, got %d".formatted(header.size(), fields.length));
      }
      return row(column -> fields[header.indexOf(column)].strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + Printable.excerpt(e.getMessage()), e);
    }
  }

  private static Row row(Function<String, String> field) {
    String rule = field.apply("rule");
    // Adding 0 turns −0 into 0.
    double epsilon = number("epsilon", field.apply("epsilon")) + 0.0;
    return new Row(
        curve(rule, epsilon, field.apply("curve")),
        metric(field.apply("metric")),
        number("epoch", field.apply("epoch")),
        number("value", field.apply("value")));
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

  private static double number(String column, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the column.
    }
    throw new IllegalArgumentException("Expected a number as %s, got '%s'".formatted(column, text));
  }
}
