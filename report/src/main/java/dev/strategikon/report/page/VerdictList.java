package dev.strategikon.report.page;

import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The verdicts as HTML: a table if the claims have ids, cards if not. */
final class VerdictList {
  private VerdictList() {}

  static String html(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return "";
    }
    return verdicts.stream().allMatch(verdict -> verdict.id().isBlank())
        ? cards(verdicts)
        : table(verdicts);
  }

  private static String cards(List<Verdict> verdicts) {
    StringBuilder html = new StringBuilder("<ul aria-label=\"Verdicts\">\n");
    for (Verdict verdict : verdicts) {
      html.append(
          """
          <li class="%s"><span class="sign" aria-hidden="true">%s</span>
          <div><strong>%s</strong> <em>%s</em><br>%s%s</div></li>
          """
              .formatted(
                  style(verdict),
                  verdict.outcome().sign(),
                  Html.escape(verdict.claim()),
                  verdict.outcome(),
                  Html.escape(verdict.measured()),
                  more(verdict)));
    }
    return html.append("</ul>\n").toString();
  }

  private static String table(List<Verdict> verdicts) {
    StringBuilder html =
        new StringBuilder(
            """
            <section id="verdicts-section">
            <h2>Claim by claim</h2>
            <p class="tally">%s</p>
            <table>
            <thead><tr><th scope="col">claim</th><th scope="col">what the paper says</th>\
            <th scope="col">published</th><th scope="col">measured</th><th scope="col">outcome</th>\
            </tr></thead>
            <tbody>
            """
                .formatted(tally(verdicts)));
    for (Verdict verdict : verdicts) {
      html.append(
          """
          <tr class="%s"><th scope="row">%s</th><td>%s</td><td>%s</td><td>%s%s</td>\
          <td><em><span class="sign" aria-hidden="true">%s</span>%s</em>%s</td></tr>
          """
              .formatted(
                  style(verdict),
                  Html.escape(verdict.id()),
                  Html.escape(verdict.claim()),
                  Html.escape(verdict.published()),
                  Html.escape(verdict.measured()),
                  more(verdict),
                  verdict.outcome().sign(),
                  verdict.outcome(),
                  closeness(verdict)));
    }
    return html.append("</tbody>\n</table>\n</section>\n").toString();
  }

  private static String tally(List<Verdict> verdicts) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Arrays.asList(Outcome.values())) {
      long count = verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
      if (count > 0) {
        parts.add(count + " " + (count > 1 ? outcome.plural() : outcome));
      }
    }
    return String.join(", ", parts) + ".";
  }

  /** Returns the note and the links, if any. */
  private static String more(Verdict verdict) {
    StringBuilder html = new StringBuilder();
    if (!verdict.note().isBlank()) {
      html.append(Html.escape(verdict.note()));
    }
    for (String figure : verdict.figures()) {
      html.append(html.isEmpty() ? "" : " ")
          .append("<a href=\"figures/%1$s.svg\">%1$s</a>".formatted(Html.escape(figure)));
    }
    return html.isEmpty() ? "" : "<span class=\"note\">" + html + "</span>";
  }

  private static String closeness(Verdict verdict) {
    return verdict.closeness().isBlank()
        ? ""
        : "<span class=\"note\">" + Html.escape(verdict.closeness()) + "</span>";
  }

  private static String style(Verdict verdict) {
    return verdict.outcome().name().toLowerCase(Locale.ROOT);
  }
}
