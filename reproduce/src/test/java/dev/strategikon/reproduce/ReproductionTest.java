package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All experiments, trained and judged, on a grid that takes seconds. */
class ReproductionTest {
  private static final Scale MINIATURE = new Scale("miniature", new Judge(0.2, 0.15), false, false);

  @TempDir private Path sweep;

  @Test
  void everyClaimIsMeasuredAndEveryFigureDrawn() throws IOException {
    PaperGrid grid = MINIATURE.grid(Map.of());
    new SweepRunner(sweep, sweep, Execution.on(Compute.ofMachine()), new SweepListener() {})
        .run(grid.runs());

    Reproduction all = new Reproduction(Part.ALL, MINIATURE, grid);
    List<Verdict> verdicts = all.judge(sweep);
    assertEquals(
        Claims.ALL.stream().map(Claim::id).toList(), verdicts.stream().map(Verdict::id).toList());
    for (Verdict verdict : verdicts) {
      assertFalse(verdict.measured().contains("no run"), verdict.toString());
      assertFalse(
          verdict.measured().contains("–") && !verdict.id().equals("C9"), verdict.toString());
    }
    assertEquals(Outcome.HOLDS, verdicts.get(0).outcome());
    assertEquals(Outcome.HOLDS, verdicts.get(1).outcome());

    assertTrue(all.report(sweep, verdicts));
    String page = Files.readString(sweep.resolve("reproduction.md"));
    int pictures = 0;
    Matcher links = Pattern.compile("\\]\\((figures/[^)]+)\\)").matcher(page);
    for (; links.find(); pictures++) {
      assertTrue(Files.size(sweep.resolve(links.group(1))) > 0, links.group(1));
    }
    // Figures 4 and 5 and Bulyan with an audit, figure 1 without cosine.
    assertEquals(2 + 4 + 4 + 3 + 4 + 3, pictures);
    String report = Files.readString(sweep.resolve("report.html"));
    for (Verdict verdict : verdicts) {
      for (String figure : verdict.figures()) {
        assertTrue(Files.exists(sweep.resolve("figures/" + figure + ".svg")), figure);
        assertTrue(report.contains("figures/" + figure + ".svg"), figure);
      }
    }

    assertFalse(all.report(sweep, verdicts), "the same is not drawn twice");

    Origin.writeReproduction(sweep, Part.ALL, MINIATURE, Map.of());
    ReportText again = Origin.text(sweep, List.of(MINIATURE));
    assertEquals(verdicts, again.verdicts());
    assertFalse(again.figures().isEmpty());
    Origin.writeReproduction(sweep, Part.ALL, MINIATURE, Map.of("seed", "3"));
    assertEquals(List.of(), Origin.text(sweep, List.of(MINIATURE)).verdicts(), "of other runs");
    Files.writeString(sweep.resolve("origin.json"), "{\"command\": \"dance\"}");
    IOException e = assertThrows(IOException.class, () -> Origin.text(sweep));
    assertTrue(e.getMessage().contains("origin.json: unknown command 'dance'"), e.getMessage());
  }
}
