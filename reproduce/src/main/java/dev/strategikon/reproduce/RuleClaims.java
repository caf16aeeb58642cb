package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.text.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The claims about rules without attack, about other attacks, and about other rules. */
final class RuleClaims {
  static final Claim C1 =
      new Claim(
          "C1",
          Set.of(Part.FIGURE_1),
          "Without attack Mean, Median and Krum all train, Krum behind the other two",
          "Holds if all three train and Krum ends below both others. Does not hold if one does not"
              + " train or Krum ends above both.",
          "figure-4-accuracy",
          PaperCurves.calm("mean", "median", "krum"),
          RuleClaims::allTrain);

  static final Claim C12 =
      new Claim(
          "C12",
          Set.of(Part.FIGURE_4),
          "Label flipping (y → 9 − y) does not break Median",
          "Holds if Median withstands it. Does not hold if it breaks Median.",
          "other-attacks-accuracy",
          evidence -> named(evidence, "median", "label-flip"));

  static final Claim C13 =
      new Claim(
          "C13",
          Set.of(Part.FIGURE_5),
          "The “omniscient” attack (the opposite vector, scaled to a large length) does not break"
              + " Krum",
          "Holds if Krum withstands it. Does not hold if it breaks Krum.",
          "other-attacks-accuracy",
          evidence -> named(evidence, "krum", "reverse"));

  static final Claim C14 =
      new Claim(
          "C14",
          Set.of(),
          "Conjecture: Bulyan, built on Krum, potentially shares the flaw",
          "Holds if under one of the grid's attacks the inner product turns negative and Bulyan gets"
              + " stuck. Does not hold if under all of them one of the two does not.",
          "bulyan-accuracy",
          RuleClaims::bulyan);

  static final Claim C15 =
      new Claim(
          "C15",
          Set.of(),
          "Conjecture: Zeno, which checks the descent of the loss, potentially tolerates these"
              + " attacks",
          "Holds if Zeno withstands every attack of the grid. Does not hold if one breaks it.",
          "zeno-accuracy",
          RuleClaims::zeno);

  private RuleClaims() {}

  private static Finding allTrain(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (String rule : List.of("mean", "median", "krum")) {
      findings.add(trains(evidence, rule));
    }
    if (findings.contains(Finding.NOT_MEASURED)) {
      return Finding.NOT_MEASURED;
    }
    List<Outcome> order =
        evidence.undisturbed("krum").stream()
            .map(
                krum ->
                    behind(
                        krum.end(),
                        Evidence.sameSeed(evidence.undisturbed("mean"), krum).end(),
                        Evidence.sameSeed(evidence.undisturbed("median"), krum).end()))
            .toList();
    findings.add(new Finding("", Judge.unanimous(order)));
    return Finding.together(findings, Judge::every);
  }

  /** Judges whether a rule trains without attack. */
  static Finding trains(Evidence evidence, String rule) {
    List<Trained> seeds = evidence.undisturbed(rule);
    return seeds.isEmpty()
        ? Finding.NOT_MEASURED
        : new Finding(
            rule + " " + SeedMeans.percent(seeds, Trained::end),
            Judge.unanimous(
                seeds.stream().map(run -> evidence.judge().trains(run.end())).toList()));
  }

  private static Outcome behind(double krum, double mean, double median) {
    return Judge.decide(krum < Math.min(mean, median), krum > Math.max(mean, median));
  }

  private static Finding named(Evidence evidence, String rule, String attack) {
    return Comparing.WITHSTANDS.of(evidence, attack, rule, evidence.grid().attacked(rule, attack));
  }

  private static Finding bulyan(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (List<RunConfig> seeds : PaperGrid.bySeed(evidence.grid().early("bulyan"))) {
      List<Trained> runs = evidence.of(seeds);
      Finding stuck =
          Comparing.GETS_STUCK.of(evidence, RunLabels.attack(seeds.get(0)), "bulyan", seeds);
      Outcome negative =
          Judge.unanimous(
              runs.stream().map(run -> Judge.turnsNegative(run.negativeShare())).toList());
      findings.add(
          new Finding(
              "%s; negative in %s of the attacked steps"
                  .formatted(stuck.measured(), SeedMeans.percent(runs, Trained::negativeShare)),
              Judge.every(List.of(stuck.outcome(), negative))));
    }
    return Finding.together(findings, Judge::any);
  }

  private static Finding zeno(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (List<RunConfig> seeds : PaperGrid.bySeed(evidence.grid().early("zeno"))) {
      findings.add(
          Comparing.WITHSTANDS.of(evidence, RunLabels.attack(seeds.get(0)), "zeno", seeds));
    }
    return Finding.together(findings, Judge::every);
  }
}
