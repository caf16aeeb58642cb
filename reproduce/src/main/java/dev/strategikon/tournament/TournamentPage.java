package dev.strategikon.tournament;

import dev.strategikon.report.page.Html;
import dev.strategikon.report.resource.Resources;
import dev.strategikon.text.ShownNumbers;
import dev.strategikon.tournament.Candidate.Worst;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tournament.html}: a single file in the style of the report, without external resources.
 *
 * @param conditions what it was held under
 * @param advice which rule to use
 */
record TournamentPage(Conditions conditions, Advice advice) {
  String html() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("css", Resources.css());
    values.put("title", "Which rule should I use?");
    values.put("name", Html.escape(conditions.name()));
    values.put("answer", bold(advice.overall()));
    values.put("worst", worstCases());
    values.put("settings", settings());
    values.put("refusals", refusals());
    values.put("words", Html.escape(new TournamentText(conditions, advice).words()));
    values.put("heat", heatMaps());
    values.put("auditwords", Html.escape(TournamentText.AUDIT_WORDS));
    values.put("audits", audits());
    values.put("choices", choices());
    values.put("facts", facts());
    values.put("attacks", Html.escape(conditions.attacks()));
    values.put("command", Html.escape(conditions.command()));
    return Html.fill(template(), values);
  }

  private static String template() throws IOException {
    try (InputStream in = TournamentPage.class.getResourceAsStream("tournament.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Standings standings() {
    return advice.standings();
  }

  /** Escapes text; what stands between double stars becomes bold. */
  private static String bold(String text) {
    return Html.escape(text).replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>");
  }

  private String worstCases() {
    StringBuilder html = new StringBuilder("<thead><tr><th scope=\"col\">rule</th>");
    html.append("<th scope=\"col\">worst case, mean</th>");
    html.append("<th scope=\"col\" class=\"number\">ms</th>");
    standings()
        .settings()
        .forEach(
            setting ->
                html.append(
                    "<th scope=\"col\">%s</th>".formatted(Html.escape(setting.toString()))));
    html.append("</tr></thead>\n<tbody>\n");
    List<Overall.Row> best = standings().overall().asGoodAsTheBest(standings().margin());
    for (Overall.Row row : standings().overall().rows()) {
      html.append(
          "<tr%s><th scope=\"row\">%s</th>%s"
              .formatted(
                  best.contains(row) ? " class=\"best\"" : "", Html.escape(row.rule()), bar(row)));
      html.append(number(ShownNumbers.digits(advice.cost(row))));
      for (Entry entry : row.entries()) {
        html.append(entry == null ? "<td>–</td>" : worst(entry));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n").toString();
  }

  /** Returns a bar of the mean, with a tick for each setting. */
  private static String bar(Overall.Row row) {
    StringBuilder ticks = new StringBuilder();
    for (Entry entry : row.entries()) {
      if (entry != null) {
        ticks.append("<i style=\"left:%s%%\"></i>".formatted(width(entry.worst().accuracy())));
      }
    }
    return row.isRanked()
        ? "<td class=\"bar\"><div><span style=\"width:%s%%\"></span>%s</div><b>%s</b></td>"
            .formatted(width(row.mean()), ticks, ShownNumbers.percent(row.mean()))
        : "<td class=\"bar\"><div>%s</div><span class=\"note\">not ranked in all</span></td>"
            .formatted(ticks);
  }

  private static String width(double share) {
    return ShownNumbers.fixed(100 * share, 1);
  }

  private static String worst(Entry entry) {
    Worst worst = entry.worst();
    return "<td>%s<span class=\"note\">%s</span></td>"
        .formatted(
            ShownNumbers.percent(worst.accuracy()), Html.escape(Advice.attack(worst.attack())));
  }

  private String settings() {
    StringBuilder html = new StringBuilder();
    for (Standing standing : standings().standings()) {
      html.append(
          "<li>%s: %s</li>%n"
              .formatted(Html.escape(standing.setting().toString()), bold(advice.of(standing))));
    }
    return html.toString();
  }

  private String refusals() {
    StringBuilder html = new StringBuilder();
    conditions
        .refusals()
        .forEach(refusal -> html.append("<li>%s</li>%n".formatted(Html.escape(refusal + "."))));
    return html.toString();
  }

  private String heatMaps() {
    StringBuilder html = new StringBuilder();
    for (Standing standing : standings().standings()) {
      html.append(HeatTable.html(standing));
    }
    return html.toString();
  }

  private String audits() {
    StringBuilder html = new StringBuilder();
    for (Standing standing : standings().standings()) {
      html.append(AuditTable.html(standing, AuditComparison.of(standing, standings().margin())));
    }
    return html.toString();
  }

  private String choices() {
    StringBuilder html = new StringBuilder();
    for (Standing standing : standings().standings()) {
      for (Entry entry : standing.ranked()) {
        Worst validation = entry.chosen().worstOnValidation();
        html.append(
            "<tr><td>%s</td><th scope=\"row\">%s</th><td>%s</td>%s%s%s</tr>%n"
                .formatted(
                    Html.escape(standing.setting().toString()),
                    Html.escape(entry.rule()),
                    Html.escape(TournamentText.chosen(entry).replace("\\|", "|")),
                    number(String.valueOf(entry.candidates().size())),
                    number(ShownNumbers.percent(validation.accuracy())),
                    number(ShownNumbers.percent(entry.worst().accuracy()))));
      }
    }
    return html.toString();
  }

  private String facts() {
    StringBuilder html = new StringBuilder();
    conditions
        .facts()
        .forEach(
            fact ->
                html.append(
                    "<div><dt>%s</dt><dd>%s</dd></div>%n"
                        .formatted(Html.escape(fact.name()), Html.escape(fact.value()))));
    return html.toString();
  }

  private static String number(String text) {
    return "<td class=\"number\">" + text + "</td>";
  }
}
