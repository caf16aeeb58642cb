package dev.strategikon.tournament;

import dev.strategikon.report.page.Html;
import dev.strategikon.text.ShownNumbers;
import java.util.Locale;

/** A setting's accuracies by rule and attack, as a table whose cells have colours. */
final class HeatTable {
  /** Red, pale and blue: from an accuracy of 0 to that of 1. */
  private static final int[][] COLOURS = {{178, 24, 43}, {247, 247, 247}, {33, 102, 172}};

  private HeatTable() {}

  static String html(Standing standing) {
    StringBuilder html =
        new StringBuilder(
            """
            <h3>%s</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="Accuracy by rule and attack, %1$s">
            <table class="heat">
            <thead><tr><th scope="col">rule</th>"""
                .replace("%s", "%1$s")
                .formatted(Html.escape(standing.setting().toString())));
    standing
        .attacks()
        .forEach(
            attack ->
                html.append(
                    "<th scope=\"col\">%s</th>".formatted(Html.escape(Advice.attack(attack)))));
    html.append("</tr></thead>\n<tbody>\n");
    for (Entry entry : standing.entries()) {
      html.append("<tr><th scope=\"row\">%s</th>".formatted(Html.escape(entry.rule())));
      standing.attacks().forEach(attack -> html.append(cell(entry, attack)));
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static String cell(Entry entry, String attack) {
    if (!entry.isRanked()) {
      return "<td>%s</td>".formatted(entry.missed().contains(attack) ? "not finished" : "");
    }
    Score score = entry.chosen().scores().get(attack);
    boolean isWorst = entry.worst().attack().equals(attack);
    return "<td style=\"%s\" title=\"%s\">%s</td>"
        .formatted(
            style(score.meanTest()),
            "%s under %s: from %s to %s over %d seed(s)"
                .formatted(
                    Html.escape(entry.rule()),
                    Html.escape(Advice.attack(attack)),
                    ShownNumbers.percent(score.leastTest()),
                    ShownNumbers.percent(score.greatestTest()),
                    score.test().size()),
            (isWorst ? "<b>▾ %s</b>" : "%s")
                .formatted(ShownNumbers.fixed(100 * score.meanTest(), 1)));
  }

  /** Returns a background, and a colour of text that can be read on it. */
  static String style(double accuracy) {
    double place = Math.min(1, Math.max(0, accuracy)) * (COLOURS.length - 1);
    int from = Math.min(COLOURS.length - 2, (int) place);
    int[] mixed = new int[3];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] =
          (int)
              Math.round(
                  COLOURS[from][i] + (place - from) * (COLOURS[from + 1][i] - COLOURS[from][i]));
    }
    boolean isDark = 0.299 * mixed[0] + 0.587 * mixed[1] + 0.114 * mixed[2] < 140;
    return String.format(
        Locale.ROOT,
        "background:#%02x%02x%02x;color:%s",
        mixed[0],
        mixed[1],
        mixed[2],
        isDark ? "#fff" : "#1f2328");
  }
}
