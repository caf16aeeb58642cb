package dev.strategikon.report.page;

import dev.strategikon.report.data.AccuracyGrid;
import dev.strategikon.report.data.AccuracyGrid.Row;
import dev.strategikon.report.data.AccuracyGrid.Worst;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;

/** Says which rule to use: a sentence, and each rule's worst case, the best first. */
final class Answer {
  private static final String HEAD =
      """
      <section id="answer-section">
      <h2>Which rule holds?</h2>
      """;

  private static final String FOOT =
      """
      <p class="small">Accuracy is that at the end: the middle one of the last three evaluations (of\
       fewer, the last). Kept: its share of the accuracy without attack, both counted from that of\
       guessing.</p>
      </section>
      """;

  private Answer() {}

  /** Returns the section; nothing if nobody was to attack. */
  static String html(List<AccuracyGrid> grids) {
    List<AccuracyGrid> attacked = grids.stream().filter(AccuracyGrid::hasAttacks).toList();
    if (attacked.isEmpty()) {
      return "";
    }
    String body = attacked.size() == 1 ? one(attacked.get(0)) : several(attacked);
    return HEAD + body + FOOT;
  }

  private static String one(AccuracyGrid grid) {
    StringBuilder html = new StringBuilder("<p class=\"answer\">" + sentence(grid) + "</p>\n");
    if (grid.rows().stream().anyMatch(row -> row.worst() != null)) {
      html.append(table(grid.rows().stream().map(row -> line(grid, row)).toList()));
    }
    return html.toString();
  }

  private static String several(List<AccuracyGrid> grids) {
    StringBuilder html = new StringBuilder("<ul class=\"answer\">\n");
    for (AccuracyGrid grid : grids) {
      html.append("<li><b>%s</b>: %s</li>%n".formatted(Html.escape(grid.name()), sentence(grid)));
    }
    return html.append("</ul>\n").toString();
  }

  /** Returns one or two sentences about the rules of a grid. */
  static String sentence(AccuracyGrid grid) {
    List<Row> complete = grid.complete();
    String soFar = grid.allFinished() ? "" : " So far; some runs are not finished.";
    if (grid.met().isEmpty()) {
      return grid.allFinished()
          ? "This cannot be said: no attack has begun in any run."
          : "No attack has begun yet.";
    }
    if (complete.isEmpty()) {
      return "This cannot be said: no rule has met all "
          + attacks(grid)
          + ", and worst cases over different attacks cannot be compared."
          + soFar;
    }
    Row first = complete.get(0);
    if (grid.rows().size() == 1) {
      return name(first) + ends(first.worst()) + "." + soFar;
    }
    if (grid.best() == null) {
      return (grid.met().size() == 1
                  ? "<b>None of these</b>: each loses more than half under %s."
                  : "<b>None of these</b>: each loses more than half under one of the %s.")
              .formatted(attacks(grid))
          + soFar;
    }
    if (grid.met().size() == 1) {
      return name(first) + " has the best accuracy: it" + ends(first.worst()) + "." + soFar;
    }
    return (complete.size() == 1
            ? "%s is the only rule that has met all %s: it".formatted(name(first), attacks(grid))
            : "%s: of the rules that have met all %s it has the best worst case. It"
                .formatted(name(first), attacks(grid)))
        + ends(first.worst())
        + "."
        + soFar;
  }

  private static String name(Row row) {
    return "<b>" + Html.escape(row.label()) + "</b>";
  }

  private static String attacks(AccuracyGrid grid) {
    int count = grid.met().size();
    return count == 1 ? Html.escape(grid.met().get(0)) : count + " attacks";
  }

  private static String ends(Worst worst) {
    return " ends at %s under %s%s"
        .formatted(
            ShownNumbers.percent(worst.cell().mean()),
            Html.escape(worst.attack()),
            worst.kept() == null ? "" : " and keeps " + ShownNumbers.percent(worst.kept()));
  }

  private static String line(AccuracyGrid grid, Row row) {
    boolean best = grid.best() != null && grid.rows().get(grid.best()) == row;
    Worst worst = row.worst();
    List<String> cells = new ArrayList<>();
    cells.add(
        "<th scope=\"row\">%s%s%s</th>"
            .formatted(
                best ? "<span class=\"best\" title=\"the best worst case\">★</span> " : "",
                Html.escape(row.label()),
                missed(row)));
    cells.add(PageParts.number(worst == null ? ShownNumbers.NONE : percent(worst)));
    cells.add("<td>" + (worst == null ? "" : Html.escape(worst.attack())) + "</td>");
    cells.add(
        PageParts.number(
            worst == null || worst.kept() == null
                ? ShownNumbers.NONE
                : ShownNumbers.percent(worst.kept())));
    return "<tr%s>%s</tr>%n".formatted(best ? " class=\"best\"" : "", String.join("", cells));
  }

  private static String percent(Worst worst) {
    return ShownNumbers.percent(worst.cell().mean()) + (worst.cell().finished() ? "" : " …");
  }

  private static String missed(Row row) {
    return row.missed().isEmpty()
        ? ""
        : "<span class=\"note\">not compared: has not met %s</span>"
            .formatted(Html.escape(String.join(", ", row.missed())));
  }

  private static String table(List<String> rows) {
    return """
        <div class="scroll" tabindex="0" role="region" aria-label="Worst case of each rule">
        <table class="worst">
        <thead><tr><th scope="col">rule</th><th scope="col">worst case</th><th scope="col">under</th>\
        <th scope="col">kept</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        </div>
        """
        .formatted(String.join("", rows));
  }
}
