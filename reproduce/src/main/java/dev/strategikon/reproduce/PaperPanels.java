package dev.strategikon.reproduce;

import dev.strategikon.report.text.Panel;
import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.reproduce.published.Metric;
import dev.strategikon.reproduce.published.PublishedCurves;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The panels of the paper's figures: the gold standards, and a line for each start of the attack.
 *
 * @param grid the runs
 * @param published the paper's curves, drawn beside ours
 */
record PaperPanels(PaperGrid grid, PublishedCurves published) {
  /** Returns the two panels of figure 1. */
  List<Panel> figure1() {
    List<Double> start = grid.starts().isEmpty() ? List.of() : List.of(grid.figure1Start());
    return List.of(
        panel("Median, ε = 10", "median", 10, start), panel("Krum, ε = 0.1", "krum", 0.1, start));
  }

  /** Returns a panel for each ε with which the grid attacks a rule, the paper's in its order. */
  List<Panel> of(String rule, List<Double> paper) {
    List<Double> epsilons = new ArrayList<>(paper);
    epsilons.retainAll(grid.epsilons(rule));
    grid.epsilons(rule).stream().filter(e -> !paper.contains(e)).forEach(epsilons::add);
    return epsilons.stream()
        .map(epsilon -> panel("ε = " + ShownNumbers.plain(epsilon), rule, epsilon, grid.starts()))
        .toList();
  }

  private Panel panel(String title, String rule, double epsilon, List<Double> starts) {
    List<Panel.Line> lines = new ArrayList<>();
    lines.add(line("Mean, no attack", Curve.calm("mean")));
    lines.add(line(name(rule) + ", no attack", Curve.calm(rule)));
    for (double start : starts) {
      lines.add(
          line("attack from epoch " + ShownNumbers.plain(start), new Curve(rule, epsilon, start)));
    }
    return new Panel(title, lines.stream().filter(line -> !line.runs().isEmpty()).toList());
  }

  private Panel.Line line(String name, Curve curve) {
    Map<String, SortedMap<Double, Double>> given = new HashMap<>();
    for (Metric metric : Metric.values()) {
      given.put(metric.toString(), published.of(curve, metric));
    }
    return new Panel.Line(name, curve.isCalm(), grid.of(curve), given);
  }

  private static String name(String rule) {
    return Character.toUpperCase(rule.charAt(0)) + rule.substring(1);
  }
}
