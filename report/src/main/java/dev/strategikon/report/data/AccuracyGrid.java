package dev.strategikon.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The final test accuracy by rule and attack, and the worst case of each rule over the attacks.
 *
 * @param name the values of the other keys that vary, such as {@code learning-rate=0.1}; blank if
 *     none does
 * @param rules the rows
 * @param attacks the columns, "no attack" first
 * @param cells the cells of each row, in the order of the columns; null where nothing was measured
 * @param worst the cell with the smallest mean of each row, "no attack" excepted; null where there
 *     is none
 */
record AccuracyGrid(
    String name,
    List<String> rules,
    List<String> attacks,
    List<List<Cell>> cells,
    List<Worst> worst) {
  /**
   * One rule under one attack.
   *
   * @param mean over the seeds
   * @param deviation their standard deviation; null for a single one
   * @param count the number of seeds
   * @param finished whether all runs are finished
   */
  record Cell(double mean, Double deviation, int count, boolean finished) {}

  /**
   * A rule's worst case.
   *
   * @param attack the column
   * @param cell the cell in that column
   * @param kept its accuracy as a share of the accuracy without attack; null where that is unknown
   */
  record Worst(String attack, Cell cell, Double kept) {}

  /** Returns a grid for each combination of the other keys that vary. */
  static List<AccuracyGrid> of(List<Configuration> configurations, LabelMaker labels) {
    Map<String, List<Configuration>> slices = new LinkedHashMap<>();
    for (Configuration configuration : configurations) {
      String slice = String.join(", ", labels.rest(configuration.config()));
      slices.computeIfAbsent(slice, s -> new ArrayList<>()).add(configuration);
    }
    List<AccuracyGrid> grids = new ArrayList<>();
    slices.forEach((name, slice) -> grids.add(of(name, slice)));
    return grids;
  }

  private static AccuracyGrid of(String name, List<Configuration> configurations) {
    Set<String> rules = new LinkedHashSet<>();
    Set<String> attacks = new LinkedHashSet<>();
    Map<List<String>, Cell> cells = new LinkedHashMap<>();
    if (configurations.stream().anyMatch(configuration -> !configuration.isAttacked())) {
      attacks.add(LabelMaker.NO_ATTACK);
    }
    for (Configuration configuration : configurations) {
      rules.add(configuration.rule());
      attacks.add(configuration.attack());
      // A heading comes once: if other keys vary, they make another slice.
      cells.put(List.of(configuration.rule(), configuration.attack()), cell(configuration));
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<Worst> worst = new ArrayList<>();
    for (String rule : rules) {
      List<Cell> row = new ArrayList<>();
      attacks.forEach(attack -> row.add(cells.get(List.of(rule, attack))));
      rows.add(row);
      worst.add(worst(List.copyOf(attacks), row));
    }
    return new AccuracyGrid(name, List.copyOf(rules), List.copyOf(attacks), rows, worst);
  }

  private static Cell cell(Configuration configuration) {
    Spread spread = configuration.accuracy();
    return spread.count() == 0
        ? null
        : new Cell(
            Rounding.number(spread.mean()),
            Rounding.number(spread.deviation()),
            spread.count(),
            configuration.isFinished());
  }

  private static Worst worst(List<String> attacks, List<Cell> row) {
    int quiet = attacks.indexOf(LabelMaker.NO_ATTACK);
    Cell undisturbed = quiet < 0 ? null : row.get(quiet);
    return attacks.stream()
        .filter(attack -> !attack.equals(LabelMaker.NO_ATTACK))
        .map(
            attack -> {
              Cell cell = row.get(attacks.indexOf(attack));
              return cell == null ? null : new Worst(attack, cell, kept(cell, undisturbed));
            })
        .filter(Objects::nonNull)
        .min(Comparator.comparingDouble(candidate -> candidate.cell().mean()))
        .orElse(null);
  }

  private static Double kept(Cell cell, Cell undisturbed) {
    return undisturbed == null ? null : Rounding.number(cell.mean() / undisturbed.mean());
  }
}
