package dev.strategikon.report;

import dev.strategikon.experiment.Labels;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One configuration's curves: runs that differ by their seed alone, averaged.
 *
 * @param label how the configuration is called
 * @param rule the rule, which decides the colour
 * @param attack the attack, which decides the line
 * @param accuracy test accuracy by step
 * @param loss training loss by step
 */
record Series(String label, String rule, String attack, List<Point> accuracy, List<Point> loss) {
  /**
   * A mean over seeds.
   *
   * @param step after which step
   * @param mean over the seeds that have come so far
   * @param low the smallest of them
   * @param high the largest of them
   */
  record Point(int step, double mean, double low, double high) {}

  /** Groups runs by everything but the seed, in the order in which they come. */
  static List<Series> of(List<RunFolder> runs, LabelMaker labels) throws IOException {
    Map<Map<String, Object>, List<RunFolder>> groups = new LinkedHashMap<>();
    for (RunFolder run : runs) {
      Map<String, Object> key = new LinkedHashMap<>(run.config().values());
      key.remove("seed");
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
    }
    List<Series> series = new ArrayList<>();
    for (List<RunFolder> group : groups.values()) {
      RunConfig config = group.get(0).config();
      series.add(
          new Series(
              labels.configuration(config),
              Labels.rule(config),
              Labels.attack(config),
              curve(group, StepMetrics::testAccuracy),
              curve(group, StepMetrics::trainLoss)));
    }
    return series;
  }

  private static List<Point> curve(List<RunFolder> group, ToDoubleFunction<StepMetrics> value)
      throws IOException {
    SortedMap<Integer, List<Double>> byStep = new TreeMap<>();
    for (RunFolder run : group) {
      for (StepMetrics row : run.metrics()) {
        if (row.isEvaluated() && Double.isFinite(value.applyAsDouble(row))) {
          byStep
              .computeIfAbsent(row.step(), step -> new ArrayList<>())
              .add(value.applyAsDouble(row));
        }
      }
    }
    List<Point> points = new ArrayList<>();
    byStep.forEach(
        (step, values) ->
            points.add(
                new Point(
                    step,
                    values.stream().mapToDouble(v -> v).average().orElseThrow(),
                    values.stream().mapToDouble(v -> v).min().orElseThrow(),
                    values.stream().mapToDouble(v -> v).max().orElseThrow())));
    return points;
  }
}
