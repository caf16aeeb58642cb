package dev.strategikon.report.page;

import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.RobustnessSummary;
import dev.strategikon.report.data.Run;
import dev.strategikon.text.ShownNumbers;
import java.util.List;

/** The figures of (q, κ)-robustness as a table with a row for each audited run. */
final class RobustnessTable {
  private static final String HEAD =
      """
      <h3>In the terms of (q, κ)-robustness</h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Robustness of every audited run">
      <table>
      <thead><tr>
      <th scope="col">run</th><th scope="col">κ̂</th><th scope="col">no rule below</th>
      <th scope="col">κ as sent</th><th scope="col">influence</th><th scope="col">noise</th>
      <th scope="col">certified</th><th scope="col">G</th><th scope="col">B</th>
      </tr></thead>
      <tbody>
      """;

  private static final String FOOT =
      """
      </tbody>
      </table>
      </div>
      <ul class="small">
      <li><b>κ̂</b>: the largest ‖A − v̄‖²/Var of all audited steps and all attacks that the audit
      tries; Var is the mean of ‖v<sub>i</sub> − v̄‖². ≥: more may be possible.</li>
      <li><b>No rule below</b>: q/(m − 2q), the least κ that any rule can promise for all vectors.
      On the vectors of one run κ̂ may be less.</li>
      <li><b>κ as sent</b>: the largest κ of what the attackers really sent.</li>
      <li><b>Influence</b>: the largest share of the attackers in A, each step under the strongest
      attack.</li>
      <li><b>Noise</b>: √Var/‖v̄‖, from the least to the most.</li>
      <li><b>Certified</b>: the audited steps with κ̂·Var &lt; ‖v̄‖². There ⟨v̄, A⟩ is at least
      (‖v̄‖² − κ̂·Var)/2 &gt; 0 for every attack tried.</li>
      <li><b>G, B</b>: Var ≤ G² + B²‖v̄‖² in all audited steps, by the line with the least mean
      excess.</li>
      </ul>
      """;

  private RobustnessTable() {}

  /** Returns the table with what its columns mean; nothing if no run has the figures. */
  static String html(List<Run> runs, LabelMaker labels) {
    StringBuilder rows = new StringBuilder();
    for (Run run : runs) {
      run.robustness()
          .ifPresent(
              found ->
                  rows.append(
                      PageParts.row(
                          labels.run(run.config()),
                          labels.configuration(run.config()),
                          cells(found))));
    }
    return rows.isEmpty() ? "" : HEAD + rows + FOOT;
  }

  private static List<String> cells(RobustnessSummary found) {
    boolean isSure = found.exact() || Double.isInfinite(found.kappa());
    String kappa = (isSure ? "" : "≥ ") + ShownNumbers.digits(found.kappa());
    String noise =
        ShownNumbers.digits(found.leastNoise()) + " to " + ShownNumbers.digits(found.mostNoise());
    return List.of(
        "<td class=\"number\" title=\"%s\">%s</td>".formatted(Html.escape(found.attack()), kappa),
        PageParts.number(ShownNumbers.digits(found.floor())),
        PageParts.number(ShownNumbers.digits(found.sentKappa())),
        PageParts.number(ShownNumbers.percent(found.influence())),
        PageParts.number(noise),
        PageParts.number("%d of %d".formatted(found.certified(), found.steps())),
        PageParts.number(
            ShownNumbers.digits(found.heterogeneity().map(Heterogeneity::g).orElse(Double.NaN))),
        PageParts.number(
            ShownNumbers.digits(found.heterogeneity().map(Heterogeneity::b).orElse(Double.NaN))));
  }
}
