package dev.strategikon.reproduce.bucketing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.reproduce.bucketing.ComparedCell.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparedCellTest {
  private static final PublishedCell CELL = new PublishedCell("krum", "alie", 25, 5, "iid", 2, 0);

  private static ComparedCell compared(List<Double> theirs, List<Double> ours) {
    return new ComparedCell(CELL, new Accuracies(theirs), new Accuracies(ours));
  }

  /** Means 92 and 95; variances 4 over 3 runs and 2 over 2: √(4/3 + 1) = 1.5275. */
  @Test
  void theStandardErrorIsWelchs() {
    ComparedCell cell = compared(List.of(90.0, 92.0, 94.0), List.of(94.0, 96.0));
    assertEquals(2, cell.theirs().deviation(), 1e-12);
    assertEquals(Math.sqrt(2), cell.ours().deviation(), 1e-12);
    assertEquals(3, cell.difference(), 1e-12);
    assertEquals(1.5275, cell.standardError(), 1e-4);
    assertEquals(Match.AGREES, cell.match());
    assertEquals(Match.DISAGREES, compared(List.of(90.0, 92.0, 94.0), List.of(95.0, 97.0)).match());
    assertEquals(Match.DISAGREES, compared(List.of(90.0, 92.0, 94.0), List.of(87.0, 89.0)).match());
  }

  @Test
  void oneRunDecidesNothing() {
    assertEquals(Match.OPEN, compared(List.of(90.0, 92.0), List.of(50.0)).match());
    assertEquals(Match.OPEN, compared(List.of(90.0, 92.0), List.of()).match());
    assertEquals(Match.OPEN, compared(List.of(90.0), List.of(90.0, 91.0)).match());
  }

  @Test
  void runsThatAreAllAlikeAgreeOnlyIfEqual() {
    assertEquals(Match.AGREES, compared(List.of(9.0, 9.0), List.of(9.0, 9.0)).match());
    assertEquals(Match.DISAGREES, compared(List.of(9.0, 9.0), List.of(9.1, 9.1)).match());
  }

  @Test
  void thePageHasARowACellAndNamesThoseThatDisagree() {
    ComparisonPage page =
        new ComparisonPage(
            List.of(
                compared(List.of(90.0, 92.0, 94.0), List.of(94.0, 96.0)),
                compared(List.of(90.0, 92.0, 94.0), List.of(80.0, 80.5)),
                compared(List.of(90.0, 92.0), List.of())),
            Map.of());
    String text = page.markdown();
    assertTrue(
        text.contains(
            "| krum | 2 | alie | iid | 0 | 92.00 ± 2.00 | 3 | 95.00 ± 1.41 | 2 | 3.00 | 1.96 |"
                + " agrees |\n"),
        text);
    assertTrue(text.contains("| 91.00 ± 1.41 | 2 | – | 0 | – | – | open |\n"), text);
    assertTrue(text.contains("3 cells: 1 agree, 1 disagree, 1 are open"), text);
    assertTrue(text.contains("- krum, bucketing 2, alie, iid: 92.00 and 80.25 of ours\n"), text);
    assertEquals(4, page.csv().lines().count());
    assertTrue(
        page.csv().contains("krum,2,alie,25,5,iid,0.0,92.0000,2.0000,3,95.0000,1.4142,2,1.5275,"),
        page.csv());
    assertTrue(
        new ComparisonPage(page.cells(), Map.of("steps", "60")).markdown().contains("{steps=60}"));
  }
}
