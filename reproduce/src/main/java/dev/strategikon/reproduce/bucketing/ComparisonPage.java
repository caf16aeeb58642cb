package dev.strategikon.reproduce.bucketing;

import dev.strategikon.reproduce.bucketing.ComparedCell.Match;
import dev.strategikon.store.Csv;
import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.Map;

/**
 * The page of a comparison.
 *
 * @param cells in the order of the page
 * @param overrides the values in which our runs differ from the settings of the authors
 */
record ComparisonPage(List<ComparedCell> cells, Map<String, String> overrides) {
  private static final String INTRODUCTION =
      """
      # Bucketing: ours beside theirs

      Test accuracy in percent, the mean of the last five evaluations: mean ± standard deviation over
      runs, and their number. Two means agree if they lie within two standard errors of their
      difference, √(s₁²/n₁ + s₂²/n₂). Of means that do not differ, of three runs each and with equal
      variances, one in nine lies farther apart by chance.

      """;

  /** Returns the page as Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    if (!overrides.isEmpty()) {
      text.append(
          "Informal: all runs of ours have %s, which is not the authors' setting.%n%n"
              .formatted(overrides));
    }
    text.append(
        """
        | rule | s | attack | split | β | theirs | runs | ours | runs | difference | errors | |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """);
    cells.forEach(cell -> text.append(row(cell)).append('\n'));
    return text.append('\n').append(summary()).toString();
  }

  private static String row(ComparedCell compared) {
    PublishedCell cell = compared.cell();
    return "| %s | %d | %s | %s | %s | %s | %d | %s | %d | %s | %s | %s |"
        .formatted(
            cell.rule(),
            cell.bucketing(),
            cell.attack(),
            cell.split(),
            ShownNumbers.plain(cell.momentum()),
            shown(compared.theirs()),
            compared.theirs().count(),
            shown(compared.ours()),
            compared.ours().count(),
            number(compared.difference()),
            number(Math.abs(compared.difference()) / compared.standardError()),
            compared.match());
  }

  private String summary() {
    long agree = count(Match.AGREES);
    long disagree = count(Match.DISAGREES);
    StringBuilder text =
        new StringBuilder(
            "%d cells: %d agree, %d disagree, %d are open because a side has below two runs.%n"
                .formatted(cells.size(), agree, disagree, count(Match.OPEN)));
    for (ComparedCell compared : cells) {
      if (compared.match() == Match.DISAGREES) {
        text.append(
            "- %s: %s and %s of ours%n"
                .formatted(
                    compared.cell(),
                    number(compared.theirs().mean()),
                    number(compared.ours().mean())));
      }
    }
    return text.toString();
  }

  private long count(Match outcome) {
    return cells.stream().filter(cell -> cell.match() == outcome).count();
  }

  /** Returns the table as CSV; what is not known is blank. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                "rule",
                "bucketing",
                "attack",
                "n",
                "f",
                "split",
                "momentum",
                "published_mean",
                "published_deviation",
                "published_runs",
                "measured_mean",
                "measured_deviation",
                "measured_runs",
                "standard_error",
                "outcome"));
    for (ComparedCell compared : cells) {
      PublishedCell cell = compared.cell();
      text.append(
          Csv.line(
              cell.rule(),
              cell.bucketing(),
              cell.attack(),
              cell.workers(),
              cell.byzantine(),
              cell.split(),
              cell.momentum(),
              blank(compared.theirs().mean()),
              blank(compared.theirs().deviation()),
              compared.theirs().count(),
              blank(compared.ours().mean()),
              blank(compared.ours().deviation()),
              compared.ours().count(),
              blank(compared.standardError()),
              compared.match()));
    }
    return text.toString();
  }

  private static String shown(Accuracies accuracies) {
    if (accuracies.count() == 0) {
      return ShownNumbers.NONE;
    }
    return accuracies.count() == 1
        ? number(accuracies.mean())
        : number(accuracies.mean()) + " ± " + number(accuracies.deviation());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? ShownNumbers.fixed(value, 2) : ShownNumbers.NONE;
  }

  private static Object blank(double value) {
    return Double.isNaN(value) ? "" : ShownNumbers.fixed(value, 4);
  }
}
