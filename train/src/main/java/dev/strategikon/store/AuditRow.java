package dev.strategikon.store;

import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Robustness;
import dev.strategikon.profile.Interval;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.text.FileNumbers;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * The result of one step's audit: a row of {@code audit.csv}. NaN stands for a value that does not
 * exist.
 *
 * @param step the step whose honest gradients were audited, from 1
 * @param epoch as in {@code metrics.csv}
 * @param breakLow the lower end of the first open interval of ε &gt; 0 in which the product is
 *     negative
 * @param breakHigh its upper end; may be +∞
 * @param breaks the number of such intervals
 * @param worstEpsilon the ε of the least product; may be +∞
 * @param worstInnerProduct the least product over all ε &gt; 0; may be −∞
 * @param bound the least product over all known attacks; may be −∞
 * @param boundExact whether no attack can go below the bound
 * @param theorem1Share the share of coordinates that satisfy Theorem 1's condition
 * @param theorem2Epsilon the largest ε that satisfies Theorem 2's condition
 * @param krumEpsilon the largest ε up to which Krum outputs the Byzantine vector; may be +∞
 * @param premises what both theorems assume in print
 * @param robustness the figures of (q, κ)-robustness
 * @param sentKappa ‖A − v̄‖²/Var of the attack that was really sent in the step
 */
public record AuditRow(
    int step,
    double epoch,
    double breakLow,
    double breakHigh,
    int breaks,
    double worstEpsilon,
    double worstInnerProduct,
    double bound,
    boolean boundExact,
    double theorem1Share,
    double theorem2Epsilon,
    double krumEpsilon,
    Premises premises,
    Robustness robustness,
    double sentKappa) {
  /** How many columns the file has at least: older ones lack the premises, or what comes after. */
  static final int LEAST_COLUMNS = 12;

  static final List<String> HEADER =
      List.of(
          "step",
          "epoch",
          "break_lo",
          "break_hi",
          "breaks",
          "worst_epsilon",
          "worst_inner_product",
          "bound",
          "bound_exact",
          "theorem1_share",
          "theorem2_epsilon",
          "krum_epsilon",
          "max_g",
          "min_sigma",
          "mean_norm",
          "sigma",
          "max_spread",
          "min_separation",
          "kappa",
          "kappa_exact",
          "kappa_attack",
          "kappa_floor",
          "kappa_proven",
          "influence",
          "variance",
          "noise_ratio",
          "certificate",
          "sent_kappa");

  static AuditRow of(StepMetrics metrics, StepAudit audit) {
    List<Interval> breaks = audit.ipm().breaks();
    IpmProfile.Worst worst = audit.ipm().worst();
    return new AuditRow(
        metrics.step(),
        metrics.epoch(),
        breaks.isEmpty() ? Double.NaN : breaks.get(0).lo(),
        breaks.isEmpty() ? Double.NaN : breaks.get(0).hi(),
        breaks.size(),
        worst.epsilon(),
        worst.innerProduct(),
        audit.bound(),
        audit.boundExact(),
        audit.theorem1().share(),
        audit.theorem2().epsilon(),
        audit.theorem2().krumEpsilon(),
        audit.premises(),
        audit.robustness(),
        audit.sentKappa());
  }

  /**
   * Returns the (G, B) of some audited steps.
   *
   * @param rows the steps
   * @return the fit; empty for fewer than two steps whose variance is known
   */
  public static Optional<Heterogeneity> heterogeneity(List<AuditRow> rows) {
    return Heterogeneity.of(
        rows.stream().mapToDouble(row -> row.robustness().squaredNorm()).toArray(),
        rows.stream().mapToDouble(row -> row.robustness().variance()).toArray());
  }

  Object[] fields() {
    return new Object[] {
      step,
      FileNumbers.measured(epoch),
      FileNumbers.measured(breakLow),
      FileNumbers.measured(breakHigh),
      breaks,
      FileNumbers.measured(worstEpsilon),
      FileNumbers.measured(worstInnerProduct),
      FileNumbers.measured(bound),
      boundExact,
      FileNumbers.measured(theorem1Share),
      FileNumbers.measured(theorem2Epsilon),
      FileNumbers.measured(krumEpsilon),
      FileNumbers.measured(premises.largest()),
      FileNumbers.measured(premises.leastDeviation()),
      FileNumbers.measured(premises.length()),
      FileNumbers.measured(premises.deviation()),
      FileNumbers.measured(premises.spread()),
      FileNumbers.measured(premises.separation()),
      FileNumbers.measured(robustness.kappa()),
      robustness.exact(),
      robustness.attack(),
      FileNumbers.measured(robustness.floor()),
      FileNumbers.measured(robustness.proven()),
      FileNumbers.measured(robustness.influence()),
      FileNumbers.measured(robustness.variance()),
      FileNumbers.measured(robustness.noiseRatio()),
      FileNumbers.measured(robustness.certificate()),
      FileNumbers.measured(sentKappa)
    };
  }

  static AuditRow of(CSVRecord row) {
    return new AuditRow(
        Integer.parseInt(row.get("step")),
        CsvTable.number(row, "epoch"),
        CsvTable.number(row, "break_lo"),
        CsvTable.number(row, "break_hi"),
        Integer.parseInt(row.get("breaks")),
        CsvTable.number(row, "worst_epsilon"),
        CsvTable.number(row, "worst_inner_product"),
        CsvTable.number(row, "bound"),
        Boolean.parseBoolean(row.get("bound_exact")),
        CsvTable.number(row, "theorem1_share"),
        CsvTable.number(row, "theorem2_epsilon"),
        CsvTable.number(row, "krum_epsilon"),
        new Premises(
            CsvTable.number(row, "max_g"),
            CsvTable.number(row, "min_sigma"),
            CsvTable.number(row, "mean_norm"),
            CsvTable.number(row, "sigma"),
            CsvTable.number(row, "max_spread"),
            CsvTable.number(row, "min_separation")),
        robustness(row),
        CsvTable.number(row, "sent_kappa"));
  }

  private static Robustness robustness(CSVRecord row) {
    double length = CsvTable.number(row, "mean_norm");
    return new Robustness(
        CsvTable.number(row, "kappa"),
        Boolean.parseBoolean(CsvTable.text(row, "kappa_exact")),
        CsvTable.text(row, "kappa_attack"),
        CsvTable.number(row, "kappa_floor"),
        CsvTable.number(row, "kappa_proven"),
        CsvTable.number(row, "influence"),
        length * length,
        CsvTable.number(row, "variance"));
  }
}
