package dev.strategikon.reproduce;

import dev.strategikon.audit.Premises;
import dev.strategikon.config.RunConfig;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.store.AuditRow;
import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Theorem 2 on gradients of models in training: Krum's choice, and what the theorem assumes. */
final class KrumChoice {
  private static final double NEARLY_ALWAYS = 0.9;
  private static final double SELDOM = 0.1;

  /** Numbers read from files are rounded. */
  private static final double ROUNDING = 1e-6;

  static final Claim C11 =
      new Claim(
          "C11",
          Set.of(Part.THEOREMS),
          "Theorem 2's conclusion on gradients of a real model: Krum chooses u",
          "Holds if under the smallest positive ε Krum's output is u in at least 90 % of the attacked"
              + " steps, and if in no audited step of Krum without attack the sharp condition exceeds"
              + " Krum's actual limit. Does not hold if the share is below 10 % or the condition"
              + " exceeds the limit. Beside it stands how often each assumption of the printed theorem"
              + " is met; they have no say.",
          "figure-5-profile",
          KrumChoice::judge);

  private KrumChoice() {}

  private static Finding judge(Evidence evidence) {
    List<Trained> calm = evidence.undisturbed("krum");
    List<Double> epsilons = evidence.grid().positiveEpsilons("krum");
    if (epsilons.isEmpty() || calm.isEmpty() || calm.stream().anyMatch(r -> r.audits().isEmpty())) {
      return Finding.NOT_MEASURED;
    }
    double smallest = epsilons.get(0);
    List<RunConfig> runs = evidence.grid().ipm("krum", smallest);
    List<Trained> attacked = evidence.of(runs);
    return new Finding(
        "under ε = %s Krum outputs u in %s of the attacked steps; without attack it would up to ε = %s (median), and the sharp condition says so in %s of the audited steps, up to ε = %s. %s"
            .formatted(
                ShownNumbers.plain(smallest),
                SeedMeans.percent(attacked, KrumChoice::chosenShare),
                median(calm, AuditRow::krumEpsilon),
                SeedMeans.percent(
                    calm, run -> share(run.audits(), row -> row.theorem2Epsilon() > 0)),
                median(calm, AuditRow::theorem2Epsilon),
                printed(calm)),
        Judge.every(List.of(chosen(attacked), consistent(calm))));
  }

  /** Describes the assumptions of the printed theorem. */
  private static String printed(List<Trained> calm) {
    ThreatModel threat = calm.get(0).config().options().threat();
    int honest = threat.workers() - threat.byzantine();
    double least = Premises.leastEpsilon(honest);
    return ("In print: m = 2q + 3 %s; ‖v_i − v̄‖² ≤ ‖v̄‖² for all i in %s of the steps (largest quotient"
            + " %s, median); ε > %s by m − q, while ‖v_i − v_j‖² ≥ β² ≥ ε²‖v̄‖² allows ε up to %s"
            + " (median); all together in %s")
        .formatted(
            threat.workers() == 2 * threat.byzantine() + 3 ? "is met" : "is not met",
            SeedMeans.percent(calm, run -> share(run.audits(), row -> row.premises().isNear())),
            median(calm, row -> row.premises().spread()),
            ShownNumbers.fixed(least, 2),
            median(calm, row -> row.premises().mostEpsilon()),
            SeedMeans.percent(
                calm,
                run ->
                    share(
                        run.audits(),
                        row -> row.premises().isNear() && row.premises().mostEpsilon() > least)));
  }

  private static Outcome chosen(List<Trained> runs) {
    return Judge.unanimous(
        runs.stream()
            .mapToDouble(KrumChoice::chosenShare)
            .mapToObj(value -> Judge.decide(value >= NEARLY_ALWAYS, value < SELDOM))
            .toList());
  }

  /** Checks that the sufficient condition never exceeds the actual limit. */
  private static Outcome consistent(List<Trained> runs) {
    boolean holds =
        runs.stream()
            .flatMap(run -> run.audits().stream())
            .filter(row -> row.theorem2Epsilon() > 0)
            .allMatch(row -> row.krumEpsilon() >= row.theorem2Epsilon() * (1 - ROUNDING));
    return holds ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD;
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
            .filter(number -> !Double.isNaN(number))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? ShownNumbers.NONE
        : ShownNumbers.fixed(sorted[sorted.length / 2], 2);
  }
}
