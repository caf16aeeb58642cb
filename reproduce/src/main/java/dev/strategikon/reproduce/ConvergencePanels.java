package dev.strategikon.reproduce;

import dev.strategikon.report.text.Panel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The panels on the way to a critical point: the gradient, the condition and the sign. */
final class ConvergencePanels {
  /** The name of the curve. */
  static final String CURVE = "convergence";

  private ConvergencePanels() {}

  /**
   * Returns the panels.
   *
   * @param runs moments by the name of their run
   */
  static List<Panel> of(Map<String, List<Moment>> runs) {
    return List.of(
        panel("‖g‖/σ: the gradient's length by one worker's noise", runs, Moment::ratio),
        panel("share of coordinates with |g_j| < σ_j/√(h − 1)", runs, Moment::share),
        panel(
            "inner product of g with Median's mean answer under ε = 10, by ‖g‖²",
            runs,
            Moment::product));
  }

  private static Panel panel(
      String title, Map<String, List<Moment>> runs, ToDoubleFunction<Moment> quantity) {
    return new Panel(
        title,
        runs.entrySet().stream()
            .map(
                run ->
                    new Panel.Line(
                        run.getKey(),
                        false,
                        List.of(),
                        Map.of(CURVE, points(run.getValue(), quantity))))
            .toList());
  }

  private static SortedMap<Double, Double> points(
      List<Moment> moments, ToDoubleFunction<Moment> quantity) {
    SortedMap<Double, Double> points = new TreeMap<>();
    moments.forEach(moment -> points.put((double) moment.step(), quantity.applyAsDouble(moment)));
    return points;
  }
}
