package dev.strategikon.report.page;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.Rounding;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.Spread;
import dev.strategikon.store.Csv;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;

/** The results for papers, one row for each configuration, as CSV and as LaTeX. */
public final class PaperTable {
  private static final String BYZANTINE = "byzantine";

  private final List<Configuration> configurations;
  private final LabelMaker labels;

  /**
   * Creates a table of configurations, with columns for the keys that vary.
   *
   * @param configurations one for each row
   * @param labels which keys vary
   */
  public PaperTable(List<Configuration> configurations, LabelMaker labels) {
    this.configurations = configurations;
    this.labels = labels;
  }

  /**
   * {@return the table as CSV with a header} What was not measured is blank. The columns of the
   * configuration have the names and values that {@code summary.csv} has.
   */
  public String csv() {
    List<String> header = new ArrayList<>(List.of("rule", "attack", "rule_name", "attack_name"));
    List<String> varying = labels.varying().stream().filter(key -> !key.equals(BYZANTINE)).toList();
    varying.forEach(key -> header.add(key.replace('-', '_')));
    header.addAll(List.of(BYZANTINE, "seeds", "finished", "attacked"));
    for (String quantity : List.of("end_accuracy", "end_loss", "negative_share")) {
      header.addAll(List.of(quantity + "_mean", quantity + "_deviation", quantity + "_count"));
    }
    StringBuilder text = new StringBuilder(Csv.line(header.toArray()));
    for (Configuration configuration : configurations) {
      RunConfig config = configuration.config();
      List<Object> row = new ArrayList<>();
      for (String key : List.of("rule", "attack")) {
        row.add(Csv.value(config.text(key)));
      }
      row.add(RunLabels.rule(config));
      row.add(Csv.value(RunLabels.attack(config)));
      varying.forEach(key -> row.add(config.text(key)));
      row.add(config.text(BYZANTINE));
      List<Run> runs = configuration.runs();
      row.add(runs.size());
      row.add(runs.stream().filter(Run::isFinished).count());
      row.add(runs.stream().filter(run -> run.result().attackedSteps() > 0).count());
      for (Spread spread : quantities(configuration)) {
        row.add(plain(spread.mean()));
        row.add(plain(spread.deviation()));
        row.add(String.valueOf(spread.count()));
      }
      text.append(Csv.line(row.toArray()));
    }
    return text.toString();
  }

  /** {@return the table as LaTeX} It needs the package booktabs. */
  public String latex() {
    int more = labels.varying().size();
    StringBuilder text = new StringBuilder("% \\usepackage{booktabs}\n");
    text.append("\\begin{tabular}{ll%srrrrr}\n\\toprule\n".formatted("l".repeat(more)));
    text.append("rule & attack");
    labels.varying().forEach(key -> text.append(" & ").append(escape(key)));
    text.append(
        " & $q$ & seeds & accuracy [\\%] & loss & $\\langle\\bar v, A\\rangle < 0$ [\\%] \\\\\n");
    text.append("\\midrule\n");
    for (Configuration configuration : configurations) {
      List<Spread> quantities = quantities(configuration);
      text.append(escape(configuration.rule())).append(" & ");
      text.append(escape(configuration.attack()));
      labels
          .varying()
          .forEach(
              key ->
                  text.append(" & ").append(escape(LabelMaker.text(configuration.config(), key))));
      text.append(" & ").append(configuration.config().text("byzantine"));
      text.append(" & ").append(configuration.runs().size());
      text.append(" & ").append(math(quantities.get(0), 100, 1));
      text.append(" & ").append(math(quantities.get(1), 1, 3));
      text.append(" & ")
          .append(
              configuration.neverAttacked() ? "never attacked" : math(quantities.get(2), 100, 1))
          .append(" \\\\\n");
    }
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  /** Returns accuracy, loss, and the share of attacked steps that went uphill. */
  static List<Spread> quantities(Configuration configuration) {
    return List.of(
        configuration.accuracy(),
        configuration.loss(),
        configuration.spread(run -> run.result().negativeShare()));
  }

  private static String math(Spread spread, double unit, int places) {
    if (Double.isNaN(spread.mean())) {
      return "--";
    }
    String mean = ShownNumbers.fixed(unit * spread.mean(), places);
    return Double.isNaN(spread.deviation())
        ? "$" + mean + "$"
        : "$" + mean + " \\pm " + ShownNumbers.fixed(unit * spread.deviation(), places) + "$";
  }

  private static String plain(double value) {
    Double rounded = Rounding.number(value);
    return rounded == null ? "" : rounded.toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\textbackslash ")
        .replaceAll("([&%$#_{}])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ")
        .replace("|", "$|$")
        .replace("ε", "$\\epsilon$")
        .replace("σ", "$\\sigma$");
  }
}
