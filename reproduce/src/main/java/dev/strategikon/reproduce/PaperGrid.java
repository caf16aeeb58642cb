package dev.strategikon.reproduce;

import dev.strategikon.attack.manipulation.Ipm;
import dev.strategikon.attack.plain.None;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.SweepFile;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.reproduce.published.Curve;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The runs of a reproduction, found by the paper's terms. Unless it says "later", a method is about
 * attacks that begin at the earliest start in the grid.
 *
 * @param runs the runs in the sweep's order
 */
public record PaperGrid(List<RunConfig> runs) {
  /**
   * Copies the list.
   *
   * @param runs the runs in the sweep's order
   */
  public PaperGrid {
    runs = List.copyOf(runs);
  }

  /** Reads a grid from a resource of this package. */
  static PaperGrid read(String resource, Map<String, String> overrides) throws IOException {
    try (InputStream in = PaperGrid.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PaperGrid(SweepFile.parse(text, overrides));
    }
  }

  /**
   * {@return the runs that a part of the paper needs}
   *
   * @param part the part
   */
  public PaperGrid part(Part part) {
    return switch (part) {
      case FIGURE_1 -> {
        Set<RunConfig> attacked = Set.copyOf(figure1());
        yield where(
            run ->
                attacked.contains(run)
                    || (isUndisturbed(run) && is(run, "mean", "median", "krum")));
      }
      case FIGURE_4 -> where(run -> isGoldStandard(run) || is(run, "median"));
      case FIGURE_5 -> where(run -> isGoldStandard(run) || is(run, "krum"));
      case THEOREMS -> {
        Set<RunConfig> needed = Set.copyOf(theorems());
        yield where(needed::contains);
      }
      case ALL -> this;
    };
  }

  /** Returns all runs of a rule. */
  List<RunConfig> ofRule(String rule) {
    return filter(run -> is(run, rule));
  }

  /** Returns the runs of a rule without attack, one for each seed. */
  List<RunConfig> undisturbed(String rule) {
    return filter(run -> is(run, rule) && isUndisturbed(run));
  }

  /** Returns the runs of a rule under inner product manipulation, one for each seed. */
  List<RunConfig> ipm(String rule, double epsilon) {
    return filter(run -> is(run, rule) && isEarly(run) && epsilon(run) == epsilon);
  }

  /** Returns the runs of a rule under it from a start on, one for each seed. */
  List<RunConfig> ipm(String rule, double epsilon, double start) {
    return filter(
        run -> is(run, rule) && epsilon(run) == epsilon && threat(run).attackFromEpoch() == start);
  }

  /** Returns the runs that a line of the paper's figures shows, one for each seed. */
  List<RunConfig> of(Curve curve) {
    return curve.isCalm()
        ? undisturbed(curve.rule())
        : ipm(curve.rule(), curve.epsilon(), curve.start());
  }

  /** Returns the epochs from which the grid attacks by inner product manipulation, ascending. */
  List<Double> starts() {
    return runs.stream()
        .filter(run -> !Double.isNaN(epsilon(run)))
        .map(run -> threat(run).attackFromEpoch())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns all of them but the earliest. */
  List<Double> laterStarts() {
    return starts().stream().skip(1).toList();
  }

  /** Returns the start of figure 1: epoch 100 if the grid has it, else the latest; NaN for none. */
  double figure1Start() {
    List<Double> starts = starts();
    return starts.contains(100.0)
        ? 100
        : starts.isEmpty() ? Double.NaN : starts.get(starts.size() - 1);
  }

  private List<RunConfig> figure1() {
    List<RunConfig> runs = new ArrayList<>(ipm("median", 10, figure1Start()));
    runs.addAll(ipm("krum", 0.1, figure1Start()));
    return runs;
  }

  /** Returns the runs of a rule under an attack of this name, one for each seed. */
  List<RunConfig> attacked(String rule, String attack) {
    return filter(
        run ->
            is(run, rule) && isEarly(run) && Spec.parse(run.text("attack")).name().equals(attack));
  }

  /** Returns the runs of a rule in which the attack begins at the earliest start. */
  List<RunConfig> early(String rule) {
    return filter(run -> is(run, rule) && !isUndisturbed(run) && isEarly(run));
  }

  /** Groups runs that differ by their seed alone, in order of occurrence. */
  static List<List<RunConfig>> bySeed(List<RunConfig> runs) {
    Map<Map<String, Object>, List<RunConfig>> groups = new LinkedHashMap<>();
    for (RunConfig run : runs) {
      groups.computeIfAbsent(run.valuesButSeed(), key -> new ArrayList<>()).add(run);
    }
    return List.copyOf(groups.values());
  }

  /** Returns the ε with which a rule is attacked, in ascending order. */
  List<Double> epsilons(String rule) {
    return runs.stream()
        .filter(run -> is(run, rule) && isEarly(run))
        .map(PaperGrid::epsilon)
        .filter(epsilon -> !Double.isNaN(epsilon))
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the positive ones of them, in ascending order. */
  List<Double> positiveEpsilons(String rule) {
    return epsilons(rule).stream().filter(epsilon -> epsilon > 0).toList();
  }

  /**
   * Returns the runs without attack, and those under the two attacks that the theorems describe. A
   * grid without attacks has stations on the way to a critical point, which are all needed.
   */
  private List<RunConfig> theorems() {
    if (runs.stream().allMatch(PaperGrid::isUndisturbed)) {
      return runs;
    }
    List<Double> median = positiveEpsilons("median");
    List<Double> krum = positiveEpsilons("krum");
    return filter(
        run ->
            is(run, "median", "krum")
                && (isUndisturbed(run)
                    || (isEarly(run)
                        && ((is(run, "median") && median.indexOf(epsilon(run)) == median.size() - 1)
                            || (is(run, "krum") && krum.indexOf(epsilon(run)) == 0)))));
  }

  private PaperGrid where(Predicate<RunConfig> condition) {
    return new PaperGrid(filter(condition));
  }

  private List<RunConfig> filter(Predicate<RunConfig> condition) {
    return runs.stream().filter(condition).toList();
  }

  private boolean isEarly(RunConfig run) {
    double earliest =
        runs.stream()
            .filter(other -> !isUndisturbed(other))
            .mapToDouble(other -> threat(other).attackFromEpoch())
            .min()
            .orElse(0);
    return threat(run).attackFromEpoch() <= earliest;
  }

  private static boolean isGoldStandard(RunConfig run) {
    return isUndisturbed(run) && is(run, "mean");
  }

  private static boolean isUndisturbed(RunConfig run) {
    return threat(run).attack() instanceof None;
  }

  private static boolean is(RunConfig run, String... rules) {
    String label = RunLabels.rule(run);
    return Arrays.stream(rules)
        .anyMatch(rule -> label.equals(rule) || label.startsWith(rule + "("));
  }

  /** Returns the ε of a run; NaN for other attacks. Adding 0 turns −0 into 0. */
  private static double epsilon(RunConfig run) {
    return threat(run).attack() instanceof Ipm ipm ? ipm.epsilon() + 0.0 : Double.NaN;
  }

  private static ThreatModel threat(RunConfig run) {
    return run.options().threat();
  }
}
