package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The claims about the final accuracy of models. */
final class AttackClaims {
  static final Claim C1 =
      new Claim(
          "C1",
          Set.of(Part.FIGURE_1),
          "Without attack Mean, Median and Krum all train, Krum behind the other two",
          "Holds if all three train and Krum ends below both others. Does not hold if one does not"
              + " train or Krum ends above both.",
          "figure-1-accuracy",
          AttackClaims::allTrain);

  static final Claim C2 =
      new Claim(
          "C2",
          Set.of(Part.FIGURE_4),
          "Median fails under IPM when ε is large",
          "Holds if the largest ε of the grid breaks Median. Does not hold if Median withstands it.",
          "figure-4-accuracy",
          evidence -> largest(evidence, "median", Comparing.BREAKS));

  static final Claim C3 =
      new Claim(
          "C3",
          Set.of(Part.FIGURE_4),
          "At some smaller ε Median gets stuck: no further progress",
          "Holds if Median gets stuck at one of the smaller positive ε. Does not hold if at all of"
              + " them it does not get stuck.",
          "figure-4-accuracy",
          AttackClaims::stuckAtASmallerEpsilon);

  static final Claim C4 =
      new Claim(
          "C4",
          Set.of(Part.FIGURE_4),
          "With ε negative and large in size Median defends",
          "Holds if Median withstands the most negative ε of the grid. Does not hold if it breaks"
              + " Median.",
          "figure-4-accuracy",
          evidence -> mostNegative(evidence, "median"));

  static final Claim C5 =
      new Claim(
          "C5",
          Set.of(Part.FIGURE_4),
          "Median already performs badly at ε = 0",
          "Holds if Median performs badly at ε = 0. Does not hold if it makes at least 90 % of the"
              + " progress.",
          "figure-4-accuracy",
          evidence -> Comparing.PERFORMS_BADLY.of(evidence, "median", 0));

  static final Claim C6 =
      new Claim(
          "C6",
          Set.of(Part.FIGURE_5),
          "Krum fails under IPM when ε is small and positive",
          "Holds if the smallest positive ε of the grid breaks Krum. Does not hold if Krum"
              + " withstands it.",
          "figure-5-accuracy",
          AttackClaims::krumAtTheSmallestEpsilon);

  static final Claim C7 =
      new Claim(
          "C7",
          Set.of(Part.FIGURE_5),
          "Krum defends when ε is large enough",
          "Holds if Krum withstands the largest ε of the grid. Does not hold if it breaks Krum.",
          "figure-5-accuracy",
          evidence -> largest(evidence, "krum", Comparing.WITHSTANDS));

  static final Claim C8 =
      new Claim(
          "C8",
          Set.of(Part.FIGURE_5),
          "Krum fails even at ε = 0",
          "Holds if Krum gets stuck at ε = 0. Does not hold if it makes at least half of the"
              + " progress.",
          "figure-5-accuracy",
          evidence -> Comparing.GETS_STUCK.of(evidence, "krum", 0));

  static final Claim C9 =
      new Claim(
          "C9",
          Set.of(),
          "A later start of the attack still breaks both",
          "Holds if every later attack of the grid breaks its rule, Median and Krum. Does not hold"
              + " if a rule withstands one.",
          "later-start-accuracy",
          AttackClaims::laterStarts);

  static final Claim C12 =
      new Claim(
          "C12",
          Set.of(Part.FIGURE_4),
          "Label flipping does not break Median",
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
          "Conjecture: Bulyan, built on Krum, may share the flaw",
          "Holds if under one of the grid's attacks the inner product turns negative and Bulyan gets"
              + " stuck. Does not hold if under all of them one of the two does not.",
          "bulyan-accuracy",
          AttackClaims::bulyan);

  private AttackClaims() {}

  private static Finding allTrain(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (String rule : List.of("mean", "median", "krum")) {
      Finding finding = trains(evidence, rule);
      if (finding.equals(Finding.NOT_MEASURED)) {
        return finding;
      }
      findings.add(finding);
    }
    List<Outcome> parts = new ArrayList<>(findings.stream().map(Finding::outcome).toList());
    parts.add(
        Judge.unanimous(
            evidence.undisturbed("krum").stream()
                .map(
                    krum ->
                        behind(
                            krum.end(),
                            Evidence.sameSeed(evidence.undisturbed("mean"), krum).end(),
                            Evidence.sameSeed(evidence.undisturbed("median"), krum).end()))
                .toList()));
    return new Finding(
        findings.stream().map(Finding::measured).collect(Collectors.joining(", ")),
        Judge.every(parts));
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

  private static Finding largest(Evidence evidence, String rule, Comparing word) {
    return evidence.grid().positiveEpsilons(rule).stream()
        .reduce((smaller, larger) -> larger)
        .map(epsilon -> word.of(evidence, rule, epsilon))
        .orElse(Finding.NOT_MEASURED);
  }

  private static Finding stuckAtASmallerEpsilon(Evidence evidence) {
    List<Double> positive = evidence.grid().positiveEpsilons("median");
    if (positive.size() < 2) {
      return Finding.NOT_MEASURED;
    }
    return together(
        positive.subList(0, positive.size() - 1).stream()
            .map(epsilon -> Comparing.GETS_STUCK.of(evidence, "median", epsilon))
            .toList(),
        Judge::any);
  }

  private static Finding mostNegative(Evidence evidence, String rule) {
    return evidence.grid().epsilons(rule).stream()
        .filter(epsilon -> epsilon < 0)
        .findFirst()
        .map(epsilon -> Comparing.WITHSTANDS.of(evidence, rule, epsilon))
        .orElse(Finding.NOT_MEASURED);
  }

  private static Finding krumAtTheSmallestEpsilon(Evidence evidence) {
    return evidence.grid().positiveEpsilons("krum").stream()
        .findFirst()
        .map(epsilon -> Comparing.BREAKS.of(evidence, "krum", epsilon))
        .orElse(Finding.NOT_MEASURED);
  }

  private static Finding named(Evidence evidence, String rule, String attack) {
    return Comparing.WITHSTANDS.of(evidence, attack, rule, evidence.grid().attacked(rule, attack));
  }

  private static Finding laterStarts(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (String rule : List.of("median", "krum")) {
      List<List<RunConfig>> groups = PaperGrid.bySeed(evidence.grid().later(rule));
      if (groups.isEmpty()) {
        return Finding.NOT_MEASURED;
      }
      for (List<RunConfig> seeds : groups) {
        String name =
            "%s under %s from epoch %s"
                .formatted(
                    rule,
                    RunLabels.attack(seeds.get(0)),
                    ShownNumbers.plain(seeds.get(0).options().threat().attackFromEpoch()));
        findings.add(Comparing.BREAKS.of(evidence, name, rule, seeds));
      }
    }
    return together(findings, Judge::every);
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
    return findings.isEmpty() ? Finding.NOT_MEASURED : together(findings, Judge::any);
  }

  /** Joins the findings of several cases. */
  private static Finding together(List<Finding> findings, Function<List<Outcome>, Outcome> joined) {
    return new Finding(
        findings.stream().map(Finding::measured).collect(Collectors.joining(". ")),
        joined.apply(findings.stream().map(Finding::outcome).toList()));
  }
}
