package dev.strategikon.reproduce;

import dev.strategikon.reproduce.published.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the paper's figures show. */
final class PaperCurves {
  /** The epochs after which the attack begins. */
  static final List<Double> STARTS = List.of(10.0, 50.0, 100.0, 150.0);

  /** ε of figure 4, in the order of its panels. */
  static final List<Double> MEDIAN = List.of(10.0, 0.1, 0.0, -10.0);

  /** ε of figure 5, in the order of its panels. */
  static final List<Double> KRUM = List.of(0.1, 0.5, 1.0, 10.0);

  private PaperCurves() {}

  /** Returns the curves of a rule without attack. */
  static List<Curve> calm(String... rules) {
    return List.of(rules).stream().map(Curve::calm).toList();
  }

  /** Returns the curves of a rule under each ε, from each start on. */
  static List<Curve> attacked(String rule, double... epsilons) {
    return DoubleStream.of(epsilons)
        .boxed()
        .flatMap(epsilon -> STARTS.stream().map(start -> new Curve(rule, epsilon, start)))
        .toList();
  }

  /** Returns all curves. */
  static List<Curve> all() {
    List<Curve> all = new ArrayList<>(calm("mean", "median", "krum"));
    MEDIAN.forEach(epsilon -> all.addAll(attacked("median", epsilon)));
    KRUM.forEach(epsilon -> all.addAll(attacked("krum", epsilon)));
    return all;
  }
}
