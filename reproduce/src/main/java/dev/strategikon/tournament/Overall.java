package dev.strategikon.tournament;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules over all settings: those that are ranked in each by the mean of their worst cases, the
 * others last.
 *
 * @param rows the best first
 */
record Overall(List<Row> rows) {
  /**
   * One rule.
   *
   * @param rule the names of its stages
   * @param entries in the order of the settings; null where it is not ranked
   * @param mean of its worst cases; NaN unless it is ranked in all settings
   */
  record Row(String rule, List<Entry> entries, double mean) {
    boolean isRanked() {
      return !Double.isNaN(mean);
    }
  }

  static Overall of(List<Standing> standings) {
    Set<String> rules = new LinkedHashSet<>();
    standings.forEach(standing -> standing.entries().forEach(entry -> rules.add(entry.rule())));
    List<Row> rows = new ArrayList<>();
    for (String rule : rules) {
      List<Entry> entries = new ArrayList<>(); // with nulls
      standings.forEach(standing -> entries.add(standing.ranked(rule).orElse(null)));
      rows.add(new Row(rule, entries, mean(entries)));
    }
    rows.sort(
        Comparator.comparingDouble(row -> row.isRanked() ? -row.mean() : Double.POSITIVE_INFINITY));
    return new Overall(List.copyOf(rows));
  }

  private static double mean(List<Entry> entries) {
    double sum = 0;
    for (Entry entry : entries) {
      sum += entry == null ? Double.NaN : entry.worst().accuracy();
    }
    return sum / entries.size();
  }

  List<Row> ranked() {
    return rows.stream().filter(Row::isRanked).toList();
  }

  /** Returns the ranked rules whose mean is within the margin of the best one. */
  List<Row> asGoodAsTheBest(double margin) {
    return ranked().stream().filter(row -> row.mean() > ranked().get(0).mean() - margin).toList();
  }
}
