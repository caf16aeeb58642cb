package dev.strategikon.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.report.figure.EchartsServer;
import dev.strategikon.report.figure.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the time of each rule as bars on a logarithmic axis, beside ByzFL's time for the same
 * vectors where it was measured, and a line at the time in which memory delivers the vectors.
 */
final class SpeedPicture {
  private static final int WIDTH = 960;
  private static final int BAR = 30;

  private SpeedPicture() {}

  /**
   * Writes the picture.
   *
   * @param file its suffix names the format: svg, pdf or png
   * @param rows of cases that {@link #check} has passed, in the order in which they are drawn
   */
  static void write(Path file, List<Row> rows) throws IOException {
    Case first = rows.get(0).measured();
    String json = new ObjectMapper().writeValueAsString(chart(rows, byzfl(first)));
    String call = "[['speed', drawSvg(data, %d, %d)]]".formatted(WIDTH, height(rows));
    byte[] bytes = Picture.bytes(format(file), EchartsServer.render(json, call).get("speed"));
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * Checks that cases can be drawn, before they are measured.
   *
   * @throws IllegalArgumentException if they differ in size or threads, or the suffix is unknown
   */
  static void check(Path file, List<Case> cases) {
    if (!Picture.FORMATS.contains(format(file))) {
      throw new IllegalArgumentException(
          "--picture needs a file that ends in one of ." + String.join(", .", Picture.FORMATS));
    }
    Case first = cases.get(0);
    for (Case each : cases) {
      if (!each.sharesVectorsWith(first) || each.threads() != first.threads()) {
        throw new IllegalArgumentException(
            "--picture needs rows of one size and one number of threads");
      }
    }
  }

  private static String format(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int height(List<Row> rows) {
    return BAR * rows.size() + 110;
  }

  private static Map<String, Object> chart(List<Row> rows, Map<String, Double> byzfl) {
    List<String> names = new ArrayList<>();
    List<Object> own = new ArrayList<>();
    List<Object> theirs = new ArrayList<>();
    double read = 0;
    for (Row row : rows) {
      String rule = row.measured().rule();
      names.add(rule);
      own.add(rounded(row.seconds().median() * 1e3));
      theirs.add(byzfl.containsKey(rule) ? byzfl.get(rule) : "-");
      read += row.read() * 1e3 / rows.size();
    }
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("animation", false);
    chart.put("backgroundColor", "#ffffff");
    chart.put("legend", Map.of("top", 4, "itemGap", 28, "data", List.of("Strategikon", "ByzFL")));
    chart.put("grid", Map.of("left", 210, "right", 70, "top", 60, "bottom", 50));
    chart.put(
        "xAxis",
        Map.of(
            "type",
            "log",
            "min",
            lowest(own, read),
            "name",
            "milliseconds, one aggregation",
            "nameLocation",
            "middle",
            "nameGap",
            30));
    chart.put("yAxis", Map.of("type", "category", "inverse", true, "data", names));
    Map<String, Object> ours = bars("Strategikon", "#2a6fbb", own);
    if (read > 0) { // a coarse clock may not see that a few vectors are read
      ours.put("markLine", limit(read));
    }
    chart.put("series", List.of(ours, bars("ByzFL", "#c9a227", theirs)));
    return chart;
  }

  private static Map<String, Object> bars(String name, String color, List<Object> values) {
    Map<String, Object> bars = new LinkedHashMap<>();
    bars.put("type", "bar");
    bars.put("name", name);
    bars.put("data", values);
    bars.put("itemStyle", Map.of("color", color));
    bars.put("label", Map.of("show", true, "position", "right", "fontSize", 11));
    return bars;
  }

  private static Map<String, Object> limit(double milliseconds) {
    return Map.of(
        "symbol", "none",
        "silent", true,
        "lineStyle", Map.of("color", "#444444", "type", "dashed"),
        "label",
            Map.of("position", "start", "formatter", "memory: " + rounded(milliseconds) + " ms"),
        "data", List.of(Map.of("xAxis", rounded(milliseconds))));
  }

  /** Returns the axis' lower end: 1, or a smaller power of ten if there are smaller times. */
  private static double lowest(List<Object> times, double read) {
    double least = read > 0 ? Math.min(1, rounded(read)) : 1;
    for (Object time : times) {
      least = Math.min(least, (double) time);
    }
    return Math.pow(10, Math.floor(Math.log10(least)));
  }

  private static double rounded(double milliseconds) {
    if (milliseconds < 1) {
      return new BigDecimal(milliseconds).round(new MathContext(2)).doubleValue();
    }
    double steps = milliseconds < 10 ? 100 : 10;
    return Math.round(milliseconds * steps) / steps;
  }

  /** ByzFL's milliseconds by rule, where they were measured for vectors of this size. */
  private static Map<String, Double> byzfl(Case size) throws IOException {
    Map<String, Double> times = new LinkedHashMap<>();
    if (size.m() != 25 || size.d() != Preset.PAPER_DIMENSION || size.threads() != 1) {
      return times;
    }
    try (InputStream in = SpeedPicture.class.getResourceAsStream("byzfl.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(fields -> times.put(fields[0], Double.valueOf(fields[1])));
    }
    return times;
  }
}
