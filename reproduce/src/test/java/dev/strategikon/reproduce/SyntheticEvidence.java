package dev.strategikon.reproduce;

import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Robustness;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.reproduce.published.PublishedCurves;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up results of the laptop's grid: every run learns in a straight line from 10 % to 26 % at
 * the end of the first epoch; from there each ends where a test says, or at 46 % if it says
 * nothing.
 */
final class SyntheticEvidence {
  private static final double GUESS = 0.1;
  private static final double START = 0.26;
  private static final double END = 0.46;

  private final PaperGrid grid;
  private final Map<String, double[]> ends = new HashMap<>();
  private final Map<String, List<AuditRow>> audits = new HashMap<>();
  private double negativeShare = 1;
  private double byzantineWeight = 1;
  private final Map<String, double[]> losses = new HashMap<>();
  private PublishedCurves published = PublishedCurves.NONE;
  private Map<String, List<Moment>> moments = Map.of();

  SyntheticEvidence(PaperGrid grid) {
    this.grid = grid;
  }

  /** Lets a rule end at these accuracies under an attack, a seed each; the last one goes on. */
  SyntheticEvidence ends(String rule, String attack, double... accuracies) {
    ends.put(rule + " " + attack, accuracies);
    return this;
  }

  /** Lets a rule's training loss be this in epoch 1 and before, in between, and at the end. */
  SyntheticEvidence losses(String rule, String attack, double... three) {
    losses.put(rule + " " + attack, three);
    return this;
  }

  /** Lets these be the paper's curves. */
  SyntheticEvidence published(PublishedCurves curves) {
    published = curves;
    return this;
  }

  /** Lets these be the moments of the only run that they name. */
  SyntheticEvidence moments(Map<String, List<Moment>> measured) {
    moments = measured;
    return this;
  }

  /** Lets the audits of a rule without attack be these. */
  SyntheticEvidence audits(String rule, List<AuditRow> rows) {
    audits.put(rule, rows);
    return this;
  }

  /** Lets this share of the attacked steps have a negative inner product. */
  SyntheticEvidence negative(double share) {
    negativeShare = share;
    return this;
  }

  /** Lets the Byzantine vectors have this weight in all attacked steps. */
  SyntheticEvidence weight(double weight) {
    byzantineWeight = weight;
    return this;
  }

  Finding judge(Claim claim) {
    return claim.test().apply(evidence());
  }

  Evidence evidence() {
    Map<RunConfig, Trained> trained = new LinkedHashMap<>();
    for (RunConfig run : grid.runs()) {
      boolean calm = RunLabels.attack(run).equals("none");
      List<AuditRow> audited =
          calm ? audits.getOrDefault(RunLabels.rule(run), List.of()) : List.of();
      trained.put(run, new Trained(run, rows(run), audited, 10));
    }
    return new Evidence(grid, trained, Scale.LAPTOP.judge(), published, moments);
  }

  private List<StepMetrics> rows(RunConfig run) {
    double[] own =
        ends.getOrDefault(RunLabels.rule(run) + " " + RunLabels.attack(run), new double[] {END});
    int seed = Integer.parseInt(run.text("seed"));
    double end = own[Math.min(seed, own.length) - 1];
    double calmEnd = ends.getOrDefault(RunLabels.rule(run) + " none", new double[] {END})[0];
    int attackStep = (int) (40 * run.options().threat().attackFromEpoch());
    boolean calm = RunLabels.attack(run).equals("none");
    int steps = run.options().steps();
    List<StepMetrics> rows = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      double accuracy = Double.NaN;
      if (step % run.options().evaluations().every() == 0) {
        // What comes after the start has no say but for the last three evaluations.
        accuracy = step <= attackStep ? beforeAttack(step, calm ? end : calmEnd) : end;
      }
      boolean negative = (step * 7) % 100 < 100 * negativeShare;
      rows.add(
          new StepMetrics(
              step,
              step / 40.0,
              accuracy,
              Double.isNaN(accuracy) ? Double.NaN : loss(run, step, attackStep, steps),
              negative ? -1 : 1,
              negative ? -1 : 1,
              1,
              1,
              calm ? 0 : byzantineWeight,
              0,
              0));
    }
    return rows;
  }

  /** Steps before the attack, the first evaluation under it and those between, the last three. */
  private double loss(RunConfig run, int step, int attackStep, int steps) {
    double[] own =
        losses.getOrDefault(
            RunLabels.rule(run) + " " + RunLabels.attack(run), new double[] {1, 1, 1});
    boolean last = step > steps - 3 * run.options().evaluations().every();
    return step <= attackStep ? own[0] : own[last ? 2 : 1];
  }

  private static double beforeAttack(int step, double calmEnd) {
    return step <= 40
        ? GUESS + (START - GUESS) * step / 40
        : Math.min(calmEnd, START + (calmEnd - START) * (step - 40) / 160);
  }

  /** An audited step; the rest of the row has no say. */
  static AuditRow audit(int step, double share, double theorem2Epsilon, double krumEpsilon) {
    return audit(step, share, theorem2Epsilon, krumEpsilon, Double.NaN, premises(1));
  }

  /** An audited step in which the product turns at an ε; the rest of the row has no say. */
  static AuditRow audit(
      int step,
      double share,
      double theorem2Epsilon,
      double krumEpsilon,
      double breakLow,
      Premises premises) {
    double none = Double.NaN;
    return new AuditRow(
        step,
        step / 40.0,
        breakLow,
        Double.isNaN(breakLow) ? none : Double.POSITIVE_INFINITY,
        0,
        none,
        none,
        none,
        false,
        share,
        theorem2Epsilon,
        krumEpsilon,
        premises,
        new Robustness(none, false, "", none, none, none, none, none),
        none);
  }

  /** Gradients with this ‖v̄‖/σ, whose pairs are 2‖v̄‖ apart. */
  static Premises premises(double ratio) {
    return new Premises(1, 0.5, ratio, 1, 0.9, 4);
  }
}
