package dev.strategikon.report.page;

import dev.strategikon.report.data.AccuracyGrid;
import dev.strategikon.report.data.AccuracyGrid.Row;
import dev.strategikon.report.data.AccuracyGrid.Worst;
import dev.strategikon.text.ShownNumbers;
import java.util.ArrayList;
import java.util.List;

/** Says which rule to use: a sentence, and each rule's worst case, the best first. */
final class Recommendation {
  private static final String HEAD =
      """
      <section id="answer-section">
      <h2>Which rule holds?</h2>
      """;

  private static final String FOOT =
      """
      <p class="small">Accuracy is that at the end: the middle one of the last three evaluations (of\
       fewer, the last). Kept: its share of the accuracy without attack, both counted from that of\
       guessing.%s</p>
      </section>
      """;

  private static final String ABOUT_BACKDOORS =
      " Backdoor: the largest share of the test images of other classes that its trigger turns into"
          + " its target. From a half on (✗) the rule has let it in, whatever accuracy it keeps.";

  private Recommendation() {}

  /** Returns the section; nothing if nobody was to attack. */
  static String html(List<AccuracyGrid> grids) {
    List<AccuracyGrid> attacked = grids.stream().filter(AccuracyGrid::hasAttacks).toList();
    if (attacked.isEmpty()) {
      return "";
    }
    String body = attacked.size() == 1 ? one(attacked.get(0)) : several(attacked);
    boolean backdoors = attacked.stream().anyMatch(Recommendation::hasBackdoors);
    return HEAD + body + FOOT.formatted(backdoors ? ABOUT_BACKDOORS : "");
  }

  private static String one(AccuracyGrid grid) {
    StringBuilder html = new StringBuilder("<p class=\"answer\">" + sentence(grid) + "</p>\n");
    if (grid.rows().stream().anyMatch(row -> row.worst() != null)) {
      html.append(table(grid));
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
      return name(first) + ends(first.worst()) + "." + backdoor(first) + soFar;
    }
    if (grid.best() == null) {
      return "<b>None of these</b>: each loses more than half%s under %s%s."
              .formatted(
                  complete.stream().anyMatch(Row::letsIn) ? " or lets a backdoor in" : "",
                  grid.met().size() == 1 ? "" : "one of the ",
                  attacks(grid))
          + soFar;
    }
    if (grid.met().size() == 1) {
      return name(first)
          + " has the best accuracy"
          + (complete.stream().anyMatch(Row::letsIn) ? " of those that let no backdoor in" : "")
          + ": it"
          + ends(first.worst())
          + "."
          + backdoor(first)
          + soFar;
    }
    return (complete.size() == 1
            ? "%s is the only rule that has met all %s: it".formatted(name(first), attacks(grid))
            : "%s: of the rules that have met all %s it has the best worst case. It"
                .formatted(name(first), attacks(grid)))
        + ends(first.worst())
        + "."
        + backdoor(first)
        + soFar;
  }

  private static String backdoor(Row row) {
    return row.backdoor() == null
        ? ""
        : "%s backdoor succeeds on %s of the images."
            .formatted(row.letsIn() ? " But the" : " The", ShownNumbers.percent(row.backdoor()));
  }

  private static boolean hasBackdoors(AccuracyGrid grid) {
    return grid.rows().stream().anyMatch(row -> row.backdoor() != null);
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
    boolean best = grid.best() != null && row.equals(grid.rows().get(grid.best()));
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
    if (hasBackdoors(grid)) {
      cells.add(PageParts.number(success(row)));
    }
    return "<tr%s>%s</tr>%n".formatted(best ? " class=\"best\"" : "", String.join("", cells));
  }

  private static String success(Row row) {
    if (row.backdoor() == null) {
      return ShownNumbers.NONE;
    }
    String percent = ShownNumbers.percent(row.backdoor());
    return row.letsIn() ? "<span class=\"let-in\">✗ " + percent + "</span>" : percent;
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

  private static String table(AccuracyGrid grid) {
    List<String> rows = grid.rows().stream().map(row -> line(grid, row)).toList();
    return """
    <div class="scroll" tabindex="0" role="region" aria-label="Worst case of each rule">
    <table class="worst">
    <thead><tr><th scope="col">rule</th><th scope="col">worst case</th><th scope="col">under</th>\
    <th scope="col">kept</th>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </div>
    """
        .formatted(
            hasBackdoors(grid) ? "<th scope=\"col\" class=\"number\">backdoor</th>" : "",
            String.join("", rows));
  }
}
