package dev.strategikon.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void numberedVerdictsBecomeATableWithLinks() {
    String html =
        VerdictList.html(
            List.of(
                new Verdict(
                    "C2", "Median <fails>", "9 %", Outcome.HOLDS, "one seed", List.of("accuracy")),
                new Verdict("C3", "stuck", "12 %", Outcome.DOES_NOT_HOLD, "", List.of()),
                new Verdict(
                    "C4",
                    "defends",
                    "82 %",
                    "88 %",
                    "close: <3 points",
                    Outcome.HOLDS,
                    "",
                    List.of())));
    assertTrue(html.contains("2 hold, 1 does not hold."), html);
    assertTrue(html.contains("<th scope=\"row\">C2</th><td>Median &lt;fails&gt;</td>"), html);
    assertTrue(html.contains("<a href=\"figures/accuracy.svg\">accuracy</a>"), html);
    assertTrue(html.contains("<td>defends</td><td>82 %</td><td>88 %</td>"), html);
    assertTrue(html.contains("<span class=\"note\">close: &lt;3 points</span>"), html);
    assertEquals("", VerdictList.html(List.of()));
  }

  @Test
  void templatesAreFilledOnce() {
    assertEquals("a {{b}} $1 c", Html.fill("a {{x}} c", Map.of("x", "{{b}} $1")));
    assertThrows(IllegalArgumentException.class, () -> Html.fill("{{y}}", Map.of()));
    assertEquals("<\\/script>", Html.script("</script>"));
  }
}
