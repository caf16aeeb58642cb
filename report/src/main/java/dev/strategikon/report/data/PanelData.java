package dev.strategikon.report.data;

import dev.strategikon.report.text.Panel;
import dev.strategikon.sgd.StepMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The data of a panel. The scripts in {@code resource/figures} read it as JSON.
 *
 * @param title the heading
 * @param lines what it shows
 */
public record PanelData(String title, List<Line> lines) {
  /**
   * A line of a panel.
   *
   * @param name its name in the legend
   * @param calm whether it is without attack
   * @param start the epoch in which the attack begins; null if there is none yet
   * @param measured [epoch, mean, low, high, seeds] by the name of the curve
   * @param given [abscissa, value] by the name of the curve
   */
  record Line(
      String name,
      boolean calm,
      Double start,
      Map<String, List<Object[]>> measured,
      Map<String, List<Double[]>> given) {}

  /**
   * Makes the data of panels from a sweep's runs, which may still be running.
   *
   * @param panels what is to be shown
   * @param all the runs that the folder holds now
   * @return one for each panel
   */
  public static List<PanelData> of(List<Panel> panels, List<Run> all) {
    return panels.stream()
        .map(
            panel ->
                new PanelData(
                    panel.title(), panel.lines().stream().map(line -> line(line, all)).toList()))
        .toList();
  }

  private static Line line(Panel.Line line, List<Run> all) {
    List<Run> runs = all.stream().filter(run -> line.runs().contains(run.config())).toList();
    double epochs =
        runs.stream()
            .mapToDouble(Run::epochsPerStep)
            .filter(Double::isFinite)
            .findFirst()
            .orElse(0);
    Integer start =
        runs.stream().map(Run::attackStart).filter(Objects::nonNull).findFirst().orElse(null);
    Map<String, List<Object[]>> measured = new LinkedHashMap<>();
    if (epochs > 0) {
      measured.put(
          "accuracy", byEpoch(Series.evaluations(runs, StepMetrics::testAccuracy), epochs));
      measured.put("loss", byEpoch(Series.evaluations(runs, StepMetrics::trainLoss), epochs));
      int steps = runs.stream().mapToInt(Run::steps).max().orElse(0);
      measured.put(
          "cosine", byEpoch(Smoothing.cosine(runs, start, ReportData.stepsPerMean(steps)), epochs));
    }
    Map<String, List<Double[]>> given = new LinkedHashMap<>();
    line.given()
        .forEach(
            (curve, values) -> {
              List<Double[]> points = new ArrayList<>();
              values.forEach(
                  (x, y) -> points.add(new Double[] {Rounding.number(x), Rounding.number(y)}));
              given.put(curve, points);
            });
    // The attack is on after so many epochs, before the step that it is first seen in.
    Double begins = start == null ? null : Rounding.number((start - 1) * epochs);
    return new Line(line.name(), line.calm(), begins, measured, given);
  }

  private static List<Object[]> byEpoch(List<Series.Point> points, double epochsPerStep) {
    return points.stream()
        .map(
            point ->
                new Object[] {
                  Rounding.number(point.step() * epochsPerStep),
                  point.mean(),
                  point.low(),
                  point.high(),
                  point.count()
                })
        .toList();
  }
}
