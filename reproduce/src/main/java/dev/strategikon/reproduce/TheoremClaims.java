package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The claims about the theorems' conditions on gradients of models in training. */
final class TheoremClaims {
  private static final double GROWS = 0.5;
  private static final double NEARLY_ALWAYS = 0.9;
  private static final double SELDOM = 0.1;

  /** Numbers read from files are rounded. */
  private static final double ROUNDING = 1e-6;

  static final Claim C10 =
      new Claim(
          "C10",
          Set.of(Part.THEOREMS),
          "Theorem 1's condition holds on a growing share of coordinates as training goes on, and"
              + " the inner product turns negative",
          "Holds if, for Median without attack, the share has a rank correlation (Spearman) of at"
              + " least 0.5 with the step and a larger mean over the last third of the audited steps"
              + " than over the first, and if under the largest ε ⟨v̄, A⟩ is negative in at least 25 %"
              + " of the attacked steps. Does not hold if the correlation is 0 or less, or fewer than"
              + " 5 % of the steps are negative.",
          "figure-4-profile",
          TheoremClaims::theorem1);

  static final Claim C11 =
      new Claim(
          "C11",
          Set.of(Part.THEOREMS),
          "Theorem 2's condition holds on gradients of a real model, and Krum really chooses u",
          "Holds if, for Krum without attack, some ε > 0 satisfies the condition in at least 90 % of"
              + " the audited steps and Krum's actual limit is never below it, and if under the"
              + " smallest positive ε Krum's output is u in at least 90 % of the attacked steps. Does"
              + " not hold if one of the two shares is below 10 % or the limit is once below the"
              + " condition's ε.",
          "figure-5-profile",
          TheoremClaims::theorem2);

  private TheoremClaims() {}

  private static Finding theorem1(Evidence evidence) {
    List<Trained> calm = evidence.undisturbed("median");
    List<Double> epsilons = evidence.grid().positiveEpsilons("median");
    if (epsilons.isEmpty() || calm.isEmpty() || calm.stream().anyMatch(r -> r.audits().isEmpty())) {
      return Finding.NOT_MEASURED;
    }
    double largest = epsilons.get(epsilons.size() - 1);
    List<Trained> attacked = evidence.of(evidence.grid().ipm("median", largest));
    Outcome grows = Judge.unanimous(calm.stream().map(TheoremClaims::grows).toList());
    Outcome turns =
        Judge.unanimous(
            attacked.stream().map(run -> Judge.turnsNegative(run.negativeShare())).toList());
    return new Finding(
        "share %s in the first third, %s in the last, rank correlation %s; under ε = %s negative in %s of the attacked steps"
            .formatted(
                SeedMeans.percent(calm, run -> Trend.firstThird(shares(run))),
                SeedMeans.percent(calm, run -> Trend.lastThird(shares(run))),
                ShownNumbers.fixed(SeedMeans.mean(calm, run -> Trend.spearman(shares(run))), 2),
                ShownNumbers.plain(largest),
                SeedMeans.percent(attacked, Trained::negativeShare)),
        Judge.every(List.of(grows, turns)));
  }

  private static double[] shares(Trained run) {
    return run.audits().stream()
        .mapToDouble(AuditRow::theorem1Share)
        .filter(Double::isFinite)
        .toArray();
  }

  private static Outcome grows(Trained run) {
    double[] shares = shares(run);
    double correlation = Trend.spearman(shares);
    return Judge.decide(
        correlation >= GROWS && Trend.lastThird(shares) > Trend.firstThird(shares),
        correlation <= 0);
  }

  private static Finding theorem2(Evidence evidence) {
    List<Trained> calm = evidence.undisturbed("krum");
    List<Double> epsilons = evidence.grid().positiveEpsilons("krum");
    if (epsilons.isEmpty() || calm.isEmpty() || calm.stream().anyMatch(r -> r.audits().isEmpty())) {
      return Finding.NOT_MEASURED;
    }
    double smallest = epsilons.get(0);
    List<RunConfig> runs = evidence.grid().ipm("krum", smallest);
    List<Trained> attacked = evidence.of(runs);
    List<Outcome> parts = new ArrayList<>();
    parts.add(often(calm, TheoremClaims::conditionShare));
    parts.add(
        Judge.unanimous(
            calm.stream()
                .map(run -> isConsistent(run) ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD)
                .toList()));
    parts.add(often(attacked, TheoremClaims::chosenShare));
    return new Finding(
        "the condition holds in %s of the audited steps, up to ε = %s (median), Krum really outputs u up to %s; under ε = %s it does in %s of the attacked steps"
            .formatted(
                SeedMeans.percent(calm, TheoremClaims::conditionShare),
                median(calm, AuditRow::theorem2Epsilon),
                median(calm, AuditRow::krumEpsilon),
                ShownNumbers.plain(smallest),
                SeedMeans.percent(attacked, TheoremClaims::chosenShare)),
        Judge.every(parts));
  }

  private static Outcome often(List<Trained> runs, ToDoubleFunction<Trained> share) {
    return Judge.unanimous(
        runs.stream()
            .mapToDouble(share)
            .mapToObj(value -> Judge.decide(value >= NEARLY_ALWAYS, value < SELDOM))
            .toList());
  }

  private static double conditionShare(Trained run) {
    return share(run.audits(), row -> row.theorem2Epsilon() > 0);
  }

  /** Checks that the sufficient condition never exceeds the actual limit. */
  private static boolean isConsistent(Trained run) {
    return run.audits().stream()
        .filter(row -> row.theorem2Epsilon() > 0)
        .allMatch(row -> row.krumEpsilon() >= row.theorem2Epsilon() * (1 - ROUNDING));
  }

  /** Returns the share of attacked steps in which the Byzantine vectors have all the weight. */
  private static double chosenShare(Trained run) {
    return share(run.attacked(), row -> row.byzantineWeight() >= 1 - ROUNDING);
  }

  private static <T> double share(List<T> all, Predicate<T> condition) {
    return all.isEmpty()
        ? Double.NaN
        : (double) all.stream().filter(condition).count() / all.size();
  }

  /** Returns the median over all audited steps of all seeds. */
  private static String median(List<Trained> runs, ToDoubleFunction<AuditRow> value) {
    double[] sorted =
        runs.stream()
            .flatMap(run -> run.audits().stream())
            .mapToDouble(value)
            .filter(epsilon -> !Double.isNaN(epsilon))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? ShownNumbers.NONE
        : ShownNumbers.fixed(sorted[sorted.length / 2], 2);
  }
}
