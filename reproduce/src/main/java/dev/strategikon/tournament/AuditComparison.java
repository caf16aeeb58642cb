package dev.strategikon.tournament;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ranking of the audit beside that of the training, in one setting.
 *
 * @param rows the rules that have both, the best worst case of the training first
 * @param agree how many pairs of rules both put in the same order
 * @param disagreements the pairs that they put in opposite orders, the largest gap of accuracy
 *     first
 */
record AuditComparison(List<Row> rows, int agree, List<Disagreement> disagreements) {
  /** κ̂ that differ by less than this share count as equal. */
  static final double LEAST_RATIO = 1.1;

  /**
   * A rule.
   *
   * @param entry its worst case in the training
   * @param score what the audit says
   * @param place in the audit's ranking, from 1; rules with equal κ̂ share it
   */
  record Row(Entry entry, AuditScore score, int place) {}

  /**
   * Two rules in opposite orders.
   *
   * @param trained the one with the better worst case in the training
   * @param audited the one with the smaller κ̂
   */
  record Disagreement(Row trained, Row audited) {
    double gap() {
      return trained.entry().worst().accuracy() - audited.entry().worst().accuracy();
    }
  }

  /**
   * Compares.
   *
   * @param margin worst cases that are less than this apart count as equal
   */
  static AuditComparison of(Standing standing, double margin) {
    List<Row> rows = rows(standing);
    int agree = 0;
    List<Disagreement> disagreements = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int k = i + 1; k < rows.size(); k++) {
        Disagreement pair = new Disagreement(rows.get(i), rows.get(k));
        double better = rows.get(i).score().kappa();
        double worse = rows.get(k).score().kappa();
        if (pair.gap() < margin) {
          continue; // the training has no order
        }
        if (differ(worse, better)) {
          disagreements.add(pair);
        } else if (differ(better, worse)) {
          agree++;
        }
      }
    }
    disagreements.sort(Comparator.comparingDouble(pair -> -pair.gap()));
    return new AuditComparison(rows, agree, List.copyOf(disagreements));
  }

  private static boolean differ(double smaller, double larger) {
    return smaller * LEAST_RATIO < larger;
  }

  private static List<Row> rows(Standing standing) {
    List<Entry> entries = new ArrayList<>();
    List<AuditScore> scores = new ArrayList<>();
    for (Entry entry : standing.ranked()) {
      AuditScore.of(entry.chosen().audits())
          .ifPresent(
              score -> {
                entries.add(entry);
                scores.add(score);
              });
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      double kappa = scores.get(i).kappa();
      int before = (int) scores.stream().filter(score -> score.kappa() < kappa).count();
      rows.add(new Row(entries.get(i), scores.get(i), before + 1));
    }
    return List.copyOf(rows);
  }
}
