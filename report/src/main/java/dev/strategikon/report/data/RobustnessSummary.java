package dev.strategikon.report.data;

import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.audit.Robustness;
import dev.strategikon.store.AuditRow;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of (q, κ)-robustness along a run.
 *
 * @param steps how many audited steps have them
 * @param kappa the largest κ̂; may be +∞
 * @param exact whether no attack reaches more on the vectors of that step
 * @param attack what reaches it, in words
 * @param floor the least κ that a rule can promise; may be +∞
 * @param sentKappa the largest κ of what was really sent; NaN if nothing was
 * @param influence the largest share of the attackers in A under the strongest attack
 * @param leastNoise the smallest √Var/‖v̄‖
 * @param mostNoise the largest
 * @param certified in how many steps κ̂·Var &lt; ‖v̄‖²
 * @param heterogeneity the (G, B) of the steps; empty for fewer than two
 */
public record RobustnessSummary(
    int steps,
    double kappa,
    boolean exact,
    String attack,
    double floor,
    double sentKappa,
    double influence,
    double leastNoise,
    double mostNoise,
    int certified,
    Optional<Heterogeneity> heterogeneity) {
  /**
   * Summarises the audits of a run.
   *
   * @return empty if none has the figures, as those of runs from before them
   */
  static Optional<RobustnessSummary> of(List<AuditRow> rows) {
    List<AuditRow> known =
        rows.stream().filter(row -> !Double.isNaN(row.robustness().kappa())).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Robustness worst = known.get(0).robustness();
    for (AuditRow row : known) {
      worst = row.robustness().kappa() > worst.kappa() ? row.robustness() : worst;
    }
    return Optional.of(
        new RobustnessSummary(
            known.size(),
            worst.kappa(),
            worst.exact(),
            worst.attack(),
            worst.floor(),
            most(known, AuditRow::sentKappa),
            most(known, row -> row.robustness().influence()),
            -most(known, row -> -row.robustness().noiseRatio()),
            most(known, row -> row.robustness().noiseRatio()),
            (int) known.stream().filter(row -> row.robustness().certificate() > 0).count(),
            AuditRow.heterogeneity(known)));
  }

  /** Returns the largest number that is known; NaN if none is. */
  private static double most(List<AuditRow> rows, ToDoubleFunction<AuditRow> number) {
    return rows.stream()
        .mapToDouble(number)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
  }
}
