package dev.strategikon.tournament;

import dev.strategikon.report.page.Html;
import dev.strategikon.text.ShownNumbers;
import dev.strategikon.tournament.AuditComparison.Disagreement;

/** A setting's two rankings side by side, and the pairs in which they disagree. */
final class AuditTable {
  private AuditTable() {}

  static String html(Standing standing, AuditComparison comparison) {
    String setting = Html.escape(standing.setting().toString());
    if (comparison.rows().isEmpty()) {
      return "<h3>%s</h3>%n<p>Nothing was audited.</p>%n".formatted(setting);
    }
    StringBuilder html =
        new StringBuilder(
            """
            <h3>%s</h3>
            <p>%s</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Audit and training">
            <table class="audit"><thead><tr><th scope="col">rule</th>\
            <th scope="col" class="number">place in training</th><th scope="col" class="number">worst case</th>\
            <th scope="col" class="number">place by κ̂</th><th scope="col" class="number">κ̂</th>\
            <th scope="col" class="number">uphill</th></tr></thead>
            <tbody>
            """
                .formatted(setting, Html.escape(capital(TournamentText.tally(comparison)))));
    int place = 1;
    for (AuditComparison.Row row : comparison.rows()) {
      html.append(
          ("<tr><th scope=\"row\">%s</th><td class=\"number\">%d</td><td class=\"number\">%s</td>"
                  + "<td class=\"number\">%d</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>%n")
              .formatted(
                  Html.escape(row.entry().rule()),
                  place++,
                  ShownNumbers.percent(row.entry().worst().accuracy()),
                  row.place(),
                  ShownNumbers.digits(row.score().kappa()),
                  ShownNumbers.percent(row.score().uphill())));
    }
    html.append("</tbody></table>\n</div>\n");
    if (!comparison.disagreements().isEmpty()) {
      html.append("<details><summary>Where they disagree</summary>\n<ul>\n");
      for (Disagreement pair : comparison.disagreements()) {
        html.append("<li>%s</li>%n".formatted(Html.escape(capital(TournamentText.pair(pair)))));
      }
      html.append("</ul>\n</details>\n");
    }
    return html.toString();
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }
}
