package dev.strategikon.tournament;

import dev.strategikon.statistics.SampleMedian;
import dev.strategikon.store.AuditRow;
import java.util.List;
import java.util.Optional;

/**
 * What the audit says of a rule, over the audited steps of its runs.
 *
 * @param kappa the median of κ̂, the largest ‖A − v̄‖²/Var of any attack that the audit tries; may
 *     be +∞
 * @param uphill the share of the steps in which some attack makes ⟨v̄, A⟩ negative
 * @param steps how many steps were audited
 */
record AuditScore(double kappa, double uphill, int steps) {
  /** Returns the score of some steps; empty if there are none. */
  static Optional<AuditScore> of(List<AuditRow> rows) {
    double[] kappas =
        rows.stream()
            .mapToDouble(row -> row.robustness().kappa())
            .filter(kappa -> !Double.isNaN(kappa))
            .toArray();
    if (kappas.length == 0) {
      return Optional.empty();
    }
    long uphill = rows.stream().filter(row -> row.bound() < 0).count();
    return Optional.of(
        new AuditScore(SampleMedian.of(kappas), (double) uphill / rows.size(), rows.size()));
  }
}
