package dev.strategikon.report.page;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.Spread;
import dev.strategikon.report.data.Waiting;
import dev.strategikon.store.RunResult;
import dev.strategikon.text.ShownNumbers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of the page that change while runs go on. Each is the content of one element. */
public final class PageParts {
  private static final List<String> FILES =
      List.of("metrics.csv", "config.yaml", "audit.csv", "profile.csv", "system.json", "data.json");

  private final List<Run> runs;
  private final Waiting waiting;
  private final LabelMaker labels;

  /**
   * Creates the parts of a page about runs.
   *
   * @param runs those that have a folder
   * @param waiting the planned runs that have not begun
   */
  public PageParts(List<Run> runs, Waiting waiting) {
    this.runs = runs;
    this.waiting = waiting;
    this.labels = ReportData.labels(runs);
  }

  /** {@return the most important settings, with all values where runs differ} */
  public String facts() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("dataset", "data set");
    names.put("model", "model");
    names.put("workers", "workers m");
    names.put("byzantine", "Byzantine q");
    names.put("batch", "minibatch n");
    names.put("learning-rate", "learning rate γ");
    names.put("steps", "steps");
    names.put("seed", "seed");
    StringBuilder html = new StringBuilder();
    names.forEach(
        (key, name) ->
            html.append("<div><dt>%s</dt><dd>%s</dd></div>%n".formatted(name, values(key))));
    return html.toString();
  }

  /** {@return what the runs were trained on; nothing if none of them says it} */
  public String images() {
    return ImagesText.html(runs);
  }

  /** {@return the progress; nothing once all runs are finished} */
  public String progress() {
    long finished = runs.stream().filter(Run::isFinished).count();
    if (finished == runs.size() && waiting.runs() == 0) {
      return "";
    }
    long done = runs.stream().mapToLong(run -> run.result().steps()).sum();
    long all = runs.stream().mapToLong(Run::steps).sum() + waiting.steps();
    return """
        <progress max="%2$d" value="%1$d" aria-label="Steps done"></progress>
        <span>%1$d of %2$d steps, %3$d of %4$d runs finished</span>
        """
        .formatted(done, all, finished, runs.size() + waiting.runs());
  }

  /** {@return which rule holds; nothing if nobody was to attack} */
  public String answer() {
    return Recommendation.html(ReportData.grids(runs));
  }

  /** {@return the results, one row for each configuration} */
  public String results() {
    StringBuilder html = new StringBuilder();
    for (Configuration configuration : Configuration.of(runs, labels)) {
      List<Spread> quantities = PaperTable.quantities(configuration);
      int seeds = configuration.runs().size();
      long finished = configuration.runs().stream().filter(Run::isFinished).count();
      List<String> cells = new ArrayList<>();
      cells.add(number(configuration.config().text("byzantine")));
      cells.add(number(finished == seeds ? String.valueOf(seeds) : finished + " of " + seeds));
      cells.add(number(quantities.get(0).percent()));
      cells.add(number(loss(quantities.get(1), configuration.accuracy().count())));
      cells.add(number(uphill(configuration.neverAttacked(), quantities.get(2).percent())));
      cells.add(
          number(
              String.valueOf(
                  configuration.runs().stream().mapToLong(run -> run.result().rejected()).sum())));
      html.append(row(configuration.label(), configuration.label(), cells));
    }
    return html.toString();
  }

  /** {@return the runs, one row each, with links to their files} */
  public String runs() {
    StringBuilder html = new StringBuilder();
    for (Run run : runs) {
      RunResult result = run.result();
      List<String> cells = new ArrayList<>();
      cells.add(number(ShownNumbers.percent(result.endAccuracy())));
      cells.add(number(loss(Spread.of(new double[] {result.endLoss()}), result.steps())));
      cells.add(
          number(
              uphill(
                  result.neverAttacked(run.config()),
                  ShownNumbers.percent(result.negativeShare()))));
      cells.add(number("%d of %d".formatted(result.steps(), run.steps())));
      cells.add(number(ShownNumbers.fixed(result.seconds(), 0)));
      cells.add("<td>" + links(run) + "</td>");
      html.append(row(labels.run(run.config()), labels.configuration(run.config()), cells));
    }
    return html.toString();
  }

  /** {@return the figures of (q, κ)-robustness of the audited runs; nothing if there are none} */
  public String robustness() {
    return RobustnessTable.html(runs, labels);
  }

  /** {@return the settings, one row for each key} */
  public String settings() {
    StringBuilder html = new StringBuilder();
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      html.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>%n"
              .formatted(key.name(), values(key.name()), Html.escape(key.description())));
    }
    return html.toString();
  }

  private static String links(Run run) {
    List<String> links = new ArrayList<>();
    for (String file : FILES) {
      if (Files.exists(run.folder().resolve(file))) {
        links.add(
            "<a href=\"%s/%s\">%s</a>"
                .formatted(
                    Html.escape(run.folderName()), file, file.substring(0, file.indexOf('.'))));
      }
    }
    return String.join(" ", links);
  }

  private String values(String key) {
    Set<String> values = new LinkedHashSet<>();
    runs.forEach(run -> values.add(LabelMaker.text(run.config(), key)));
    return Html.escape(String.join(", ", values));
  }

  private static String uphill(boolean neverAttacked, String share) {
    return neverAttacked ? "the attack never began" : share;
  }

  /** A loss that was measured but is not finite has diverged. */
  private static String loss(Spread spread, int measured) {
    return spread.count() == 0 && measured > 0 ? "diverged" : spread.decimal();
  }

  /** Returns a row of a table, with the series that the filter looks for. */
  static String row(String heading, String series, List<String> cells) {
    return "<tr data-series=\"%s\"><th scope=\"row\">%s</th>%s</tr>%n"
        .formatted(Html.escape(series), Html.escape(heading), String.join("", cells));
  }

  /** Returns a cell with a number. */
  static String number(String text) {
    return "<td class=\"number\">" + text + "</td>";
  }
}
