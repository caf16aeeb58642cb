package dev.strategikon.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The test accuracy at the end by rule and attack, and the worst case of each rule over the
 * attacks. Only rules that have met the same attacks can be compared: the others come last.
 *
 * @param name the values of the other keys that vary, such as {@code learning-rate=0.1}; blank if
 *     none does
 * @param attacks the columns, "no attack" first
 * @param met the attacks that have begun against at least one rule: those that a worst case is over
 * @param rows the best worst case first, then those that let a backdoor in, then the rows that lack
 *     an attack
 * @param best the row to choose among several: the first; null if no rule has met every attack, or
 *     each keeps less than half under its worst one or lets a backdoor in
 */
public record AccuracyGrid(
    String name, List<String> attacks, List<String> met, List<Row> rows, Integer best) {
  /** Below this share the attack has broken the rule, as for the judge of the reproduction. */
  private static final double LOST = 0.5;

  /** From this success rate on a rule has let a backdoor in, whatever accuracy it keeps. */
  private static final double LET_IN = 0.5;

  /**
   * One rule.
   *
   * @param rule its name, by which readers filter
   * @param label its name, with q where the rows differ in it
   * @param cells in the order of the columns; null where nothing was measured
   * @param worst the cell with the smallest mean among the attacks that have begun; null if there
   *     is none
   * @param missed which of the grid's attacks the rule has not met
   * @param backdoor the largest success rate of a backdoor among its cells; null if none was
   *     measured
   */
  public record Row(
      String rule,
      String label,
      List<Cell> cells,
      Worst worst,
      List<String> missed,
      Double backdoor) {
    /** {@return whether a backdoor has succeeded on at least half of the images} */
    public boolean letsIn() {
      return backdoor != null && backdoor >= LET_IN;
    }
  }

  /**
   * One rule under one attack.
   *
   * @param mean over the seeds
   * @param deviation their standard deviation; null for a single one
   * @param count the number of seeds
   * @param finished whether all runs are finished
   * @param began whether the attack has begun; true without attack
   * @param success the success rate of a backdoor at the end, over the seeds; null if the attack is
   *     none
   */
  public record Cell(
      double mean, Double deviation, int count, boolean finished, boolean began, Double success) {}

  /**
   * A rule's worst case.
   *
   * @param attack the column
   * @param cell the cell in that column
   * @param kept as in {@link Kept}; null where that is unknown
   */
  public record Worst(String attack, Cell cell, Double kept) {}

  /** Returns a grid for each combination of the other keys that vary. */
  static List<AccuracyGrid> of(List<Configuration> configurations, LabelMaker labels) {
    List<AccuracyGrid> grids = new ArrayList<>();
    Slices.of(configurations, labels).forEach((name, slice) -> grids.add(of(name, slice)));
    return grids;
  }

  private static AccuracyGrid of(String name, List<Configuration> configurations) {
    Set<String> attacks = new LinkedHashSet<>();
    if (configurations.stream().anyMatch(configuration -> !configuration.isAttacked())) {
      attacks.add(LabelMaker.NO_ATTACK);
    }
    Map<String, Map<String, Configuration>> byRule = new LinkedHashMap<>();
    Set<String> met = new LinkedHashSet<>();
    for (Configuration configuration : configurations) {
      attacks.add(configuration.attack());
      // A heading comes once: if other keys vary, they make another slice.
      byRule
          .computeIfAbsent(configuration.rule(), rule -> new LinkedHashMap<>())
          .put(configuration.attack(), configuration);
      if (configuration.isAttacked() && configuration.began()) {
        met.add(configuration.attack());
      }
    }
    Map<String, String> byzantine = byzantine(byRule);
    boolean alike = Set.copyOf(byzantine.values()).size() < 2;
    List<Row> rows = new ArrayList<>();
    byRule.forEach(
        (rule, runs) -> {
          String label = alike ? rule : rule + " · q = " + byzantine.get(rule);
          rows.add(row(rule, label, List.copyOf(attacks), met, runs));
        });
    rows.sort(
        Comparator.<Row>comparingInt(
                row -> row.worst() == null ? 3 : !row.missed().isEmpty() ? 2 : row.letsIn() ? 1 : 0)
            .thenComparing(
                row -> row.worst() == null ? 0 : row.worst().cell().mean(),
                Comparator.reverseOrder()));
    return new AccuracyGrid(
        name, List.copyOf(attacks), List.copyOf(met), List.copyOf(rows), best(rows));
  }

  private static Row row(
      String rule,
      String label,
      List<String> attacks,
      Set<String> met,
      Map<String, Configuration> runs) {
    List<Cell> cells = new ArrayList<>();
    attacks.forEach(attack -> cells.add(cell(runs.get(attack))));
    List<String> missed =
        met.stream()
            .filter(
                attack -> {
                  Cell cell = cells.get(attacks.indexOf(attack));
                  return cell == null || !cell.began();
                })
            .toList();
    Worst worst =
        met.stream()
            .filter(attack -> !missed.contains(attack))
            .map(
                attack ->
                    new Worst(
                        attack,
                        cells.get(attacks.indexOf(attack)),
                        Kept.of(runs.get(attack), runs.get(LabelMaker.NO_ATTACK))))
            .min(Comparator.comparingDouble(candidate -> candidate.cell().mean()))
            .orElse(null);
    Double backdoor =
        cells.stream()
            .filter(cell -> cell != null && cell.success() != null)
            .map(Cell::success)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new Row(rule, label, cells, worst, missed, backdoor);
  }

  private static Cell cell(Configuration configuration) {
    Spread spread = configuration == null ? Spread.of(new double[0]) : configuration.accuracy();
    return spread.count() == 0
        ? null
        : new Cell(
            Rounding.number(spread.mean()),
            Rounding.number(spread.deviation()),
            spread.count(),
            configuration.isFinished(),
            !configuration.isAttacked() || configuration.began(),
            success(configuration.backdoorSuccess()));
  }

  private static Double success(Spread spread) {
    return spread.count() == 0 ? null : Rounding.number(spread.mean());
  }

  /** Returns the q of each rule's attackers. */
  private static Map<String, String> byzantine(Map<String, Map<String, Configuration>> byRule) {
    Map<String, String> byzantine = new LinkedHashMap<>();
    byRule.forEach(
        (rule, runs) ->
            byzantine.put(
                rule,
                runs.values().stream()
                    .filter(runsOf -> runsOf.isAttacked() || runs.size() == 1)
                    .map(runsOf -> runsOf.config().text("byzantine"))
                    .distinct()
                    .collect(Collectors.joining(", "))));
    return byzantine;
  }

  private static Integer best(List<Row> rows) {
    boolean held =
        complete(rows).stream()
            .filter(row -> !row.letsIn())
            .map(row -> row.worst().kept())
            .anyMatch(kept -> kept == null || kept >= LOST);
    return held && rows.size() > 1 ? 0 : null;
  }

  private static List<Row> complete(List<Row> rows) {
    return rows.stream().filter(row -> row.worst() != null && row.missed().isEmpty()).toList();
  }

  /** {@return the rows of the rules that have met every attack} */
  public List<Row> complete() {
    return complete(rows);
  }

  /** {@return whether there is an attack, whether it has begun or not} */
  public boolean hasAttacks() {
    return attacks.stream().anyMatch(attack -> !attack.equals(LabelMaker.NO_ATTACK));
  }

  /** {@return whether all runs are finished} */
  public boolean allFinished() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(Objects::nonNull)
        .allMatch(Cell::finished);
  }
}
