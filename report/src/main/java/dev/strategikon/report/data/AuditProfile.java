package dev.strategikon.report.data;

import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.ProfileRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The audit along a run: for every audited step, over which ε of inner product manipulation the
 * aggregate would have pointed uphill, and how far.
 *
 * @param columns the profile of each audited step; none where {@code profile.csv} is missing
 * @param thresholds what {@code audit.csv} has of each audited step
 */
record AuditProfile(List<Column> columns, List<Thresholds> thresholds) {
  /**
   * One audited step's profile, as runs of neighbouring ε of the same class.
   *
   * @param step the audited step
   * @param start the decimal logarithm of the lower end of the first run
   * @param runs class and decimal logarithm of the upper end, in turn; see {@link #classOf}
   */
  record Column(int step, Double start, List<Number> runs) {}

  /**
   * One audited step's thresholds; null where there is none, and for an endless one.
   *
   * @param step the audited step
   * @param epoch the epochs then
   * @param breakLow where the first interval of ε begins that turns the aggregate uphill
   * @param breakHigh where it ends
   * @param endless whether it never ends
   * @param theorem1Share the share of coordinates that meet theorem 1's condition
   * @param theorem2Epsilon the largest ε that satisfies theorem 2
   * @param krumEpsilon up to which ε Krum outputs the attackers' vector
   */
  record Thresholds(
      int step,
      Double epoch,
      Double breakLow,
      Double breakHigh,
      boolean endless,
      Double theorem1Share,
      Double theorem2Epsilon,
      Double krumEpsilon) {
    static Thresholds of(AuditRow row) {
      return new Thresholds(
          row.step(),
          Rounding.number(row.epoch()),
          Rounding.number(row.breakLow()),
          Rounding.number(row.breakHigh()),
          row.breakHigh() == Double.POSITIVE_INFINITY,
          Rounding.number(row.theorem1Share()),
          Rounding.number(row.theorem2Epsilon()),
          Rounding.number(row.krumEpsilon()));
    }
  }

  /**
   * Sums up what a run's tables have.
   *
   * @param metrics for ‖v̄‖ of the audited steps
   */
  static AuditProfile of(
      List<ProfileRow> profiles, List<AuditRow> audits, List<StepMetrics> metrics) {
    Map<Integer, List<ProfileRow>> bySteps = new LinkedHashMap<>();
    for (ProfileRow row : profiles) {
      bySteps.computeIfAbsent(row.step(), step -> new ArrayList<>()).add(row);
    }
    List<Column> columns = new ArrayList<>();
    bySteps.forEach((step, rows) -> columns.add(column(step, rows, squaredNorm(metrics, step))));
    return new AuditProfile(columns, audits.stream().map(Thresholds::of).toList());
  }

  boolean isEmpty() {
    return columns.isEmpty() && thresholds.isEmpty();
  }

  /** Returns ‖v̄‖² of a step; NaN if it is not known. */
  private static double squaredNorm(List<StepMetrics> metrics, int step) {
    // Rows are steps from 0 on, but for files that somebody has cut.
    for (int i = Math.min(step, metrics.size() - 1); i >= 0; i--) {
      if (metrics.get(i).step() == step) {
        return metrics.get(i).honestNorm() * metrics.get(i).honestNorm();
      }
    }
    return Double.NaN;
  }

  private static Column column(int step, List<ProfileRow> rows, double squaredNorm) {
    double scale = squaredNorm > 0 ? squaredNorm : typicalSize(rows);
    List<Number> runs = new ArrayList<>();
    int previous = 0;
    for (int i = 0; i < rows.size(); i++) {
      int next = classOf(rows.get(i).innerProduct() / scale);
      if (i > 0 && next != previous) {
        runs.add(previous);
        runs.add(edge(rows.get(i - 1).epsilon(), rows.get(i).epsilon()));
      }
      previous = next;
    }
    double last = rows.get(rows.size() - 1).epsilon();
    runs.add(previous);
    runs.add(edge(last, last));
    double first = rows.get(0).epsilon();
    return new Column(step, edge(first, first), runs);
  }

  /** Returns a size to divide by where the honest mean's is not known: the profile's own median. */
  private static double typicalSize(List<ProfileRow> rows) {
    double[] sizes =
        rows.stream()
            .mapToDouble(row -> Math.abs(row.innerProduct()))
            .filter(size -> Double.isFinite(size) && size > 0)
            .sorted()
            .toArray();
    return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
  }

  /**
   * Returns the sign and size of an inner product relative to ‖v̄‖²: the sign of it times 4 from 1
   * on, 3 from 0.1, 2 from 0.01 and 1 below; zero counts as positive, and 0 is for NaN.
   */
  static int classOf(double relative) {
    if (Double.isNaN(relative)) {
      return 0;
    }
    double size = Math.abs(relative);
    int level = size >= 1 ? 4 : size >= 0.1 ? 3 : size >= 0.01 ? 2 : 1;
    return relative < 0 ? -level : level;
  }

  /** Returns the decimal logarithm of the geometric mean, with three places. */
  private static Double edge(double low, double high) {
    double log = (Math.log10(low) + Math.log10(high)) / 2;
    return Double.isFinite(log) ? Math.round(log * 1000) / 1000.0 : null;
  }
}
