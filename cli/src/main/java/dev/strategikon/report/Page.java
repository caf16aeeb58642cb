package dev.strategikon.report;

import dev.strategikon.experiment.ConfigKey;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.experiment.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes {@code report.html}: one file that needs nothing else. */
final class Page {
  private final ReportText text;
  private final List<RunFolder> runs;

  Page(ReportText text, List<RunFolder> runs) {
    this.text = text;
    this.runs = runs;
  }

  String html(String dataJson) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("title", Html.escape(text.title()));
    parts.put("introduction", Html.escape(text.introduction()));
    parts.put("facts", facts());
    parts.put("verdicts", verdicts());
    parts.put("rows", rows());
    parts.put("settings", settings());
    parts.put("css", Resources.read("report.css"));
    parts.put("echarts", Html.script(Resources.echarts()));
    parts.put("figures", Html.script(Resources.read("figures.js")));
    parts.put("script", Html.script(Resources.read("report.js")));
    parts.put("data", Html.script(dataJson));
    return Html.fill(Resources.read("report.html"), parts);
  }

  /** The settings that a reader asks for first; where runs differ, all their values. */
  private String facts() {
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

  private String values(String key) {
    Set<String> values = new LinkedHashSet<>();
    runs.forEach(run -> values.add(run.config().text(key)));
    return Html.escape(String.join(", ", values));
  }

  private String verdicts() {
    StringBuilder html = new StringBuilder();
    for (Verdict verdict : text.verdicts()) {
      html.append(
          """
          <li class="%s"><span class="sign" aria-hidden="true">%s</span>
          <div><strong>%s</strong> <em>%s</em><br>%s</div></li>
          """
              .formatted(
                  verdict.outcome().name().toLowerCase(Locale.ROOT),
                  verdict.outcome().sign(),
                  Html.escape(verdict.claim()),
                  verdict.outcome(),
                  Html.escape(verdict.measured())));
    }
    return html.toString();
  }

  private String rows() throws IOException {
    LabelMaker labels = new LabelMaker(runs);
    StringBuilder html = new StringBuilder();
    for (RunFolder run : runs) {
      RunResult result = run.result();
      String folder = Html.escape(run.path().getFileName().toString());
      List<String> cells = new ArrayList<>();
      cells.add("<th scope=\"row\">" + Html.escape(labels.run(run.config())) + "</th>");
      cells.add(number(run.config().text("byzantine")));
      cells.add(number(percent(result.testAccuracy())));
      cells.add(number(decimal(result.trainLoss())));
      cells.add(number(percent(result.negativeShare())));
      cells.add(number(String.valueOf(result.rejected())));
      cells.add(number("%d of %d".formatted(result.steps(), run.config().options().steps())));
      cells.add(number("%.0f".formatted(result.seconds())));
      cells.add(
          "<td><a href=\"%1$s/metrics.csv\">metrics</a> <a href=\"%1$s/config.yaml\">config</a></td>"
              .formatted(folder));
      html.append("<tr>").append(String.join("", cells)).append("</tr>\n");
    }
    return html.toString();
  }

  private String settings() {
    StringBuilder html = new StringBuilder();
    for (ConfigKey key : ConfigKey.ALL) {
      html.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>%n"
              .formatted(key.name(), values(key.name()), Html.escape(key.description())));
    }
    return html.toString();
  }

  private static String number(String text) {
    return "<td class=\"number\">" + text + "</td>";
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String decimal(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "diverged";
  }
}
