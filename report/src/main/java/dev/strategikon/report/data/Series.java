package dev.strategikon.report.data;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The curves of one configuration, averaged over its seeds.
 *
 * @param label the configuration's name for people
 * @param rule the rule
 * @param attack the attack
 * @param withinRule the label without the rule
 * @param facets the values by which readers can filter, by key
 * @param seeds the number of runs
 * @param attackStart the first attacked step; null if there is none yet
 * @param epochsPerStep the number of epochs in a step; null before the first step
 * @param accuracy test accuracy by step
 * @param loss training loss by step
 * @param cosine the cosine of the angle between the aggregate and the honest mean, averaged over
 *     some steps each
 */
record Series(
    String label,
    String rule,
    String attack,
    String withinRule,
    Map<String, String> facets,
    int seeds,
    Integer attackStart,
    Double epochsPerStep,
    List<Point> accuracy,
    List<Point> loss,
    List<Point> cosine) {

  /**
   * A mean over the seeds that have reached a step, and the band around it. An array in JSON.
   *
   * @param step the step
   * @param mean over the seeds
   * @param low the band's lower edge, as in {@link Spread}
   * @param high its upper edge
   * @param count the number of seeds
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"step", "mean", "low", "high", "count"})
  record Point(int step, Double mean, Double low, Double high, int count) {
    static Point of(int step, Spread spread) {
      return new Point(
          step,
          Rounding.number(spread.mean()),
          Rounding.number(spread.low()),
          Rounding.number(spread.high()),
          spread.count());
    }
  }

  /**
   * Makes the curves of a configuration.
   *
   * @param stepsPerMean the number of steps over which the cosine is averaged
   */
  static Series of(Configuration configuration, LabelMaker labels, int stepsPerMean) {
    RunConfig config = configuration.config();
    List<Run> runs = configuration.runs();
    Map<String, String> facets = new LinkedHashMap<>();
    facets.put("rule", configuration.rule());
    facets.put("attack", configuration.attack());
    facets.putAll(labels.rest(config));
    Integer attackStart =
        runs.stream().map(Run::attackStart).filter(Objects::nonNull).findFirst().orElse(null);
    return new Series(
        configuration.label(),
        configuration.rule(),
        configuration.attack(),
        labels.withinRule(config),
        facets,
        runs.size(),
        attackStart,
        runs.stream()
            .mapToDouble(Run::epochsPerStep)
            .filter(Double::isFinite)
            .mapToObj(Rounding::number)
            .findFirst()
            .orElse(null),
        evaluations(runs, StepMetrics::testAccuracy),
        evaluations(runs, StepMetrics::trainLoss),
        Smoothing.cosine(runs, attackStart, stepsPerMean));
  }

  /** Returns a quantity at the steps at which it was evaluated. */
  static List<Point> evaluations(List<Run> runs, ToDoubleFunction<StepMetrics> value) {
    SortedMap<Integer, double[]> byStep = new TreeMap<>();
    for (int i = 0; i < runs.size(); i++) {
      for (StepMetrics row : runs.get(i).metrics()) {
        if (row.isEvaluated()) {
          byStep.computeIfAbsent(row.step(), step -> unknown(runs.size()))[i] =
              value.applyAsDouble(row);
        }
      }
    }
    return points(byStep);
  }

  /** Returns the points at which at least one run has a finite value. */
  static List<Point> points(SortedMap<Integer, double[]> byStep) {
    List<Point> points = new ArrayList<>();
    byStep.forEach(
        (step, values) -> {
          Spread spread = Spread.of(values);
          if (spread.count() > 0) {
            points.add(Point.of(step, spread));
          }
        });
    return points;
  }

  static double[] unknown(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
