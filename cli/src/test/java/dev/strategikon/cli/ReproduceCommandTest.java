package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
  /** What makes any scale take seconds: no attack ever begins. */
  private static final List<String> SMALL =
      List.of(
          "dataset=fashion-mnist-small",
          "model=softmax",
          "batch=4",
          "steps=3",
          "evaluate-every=1",
          "loss-sample=50",
          "audit-every=0",
          "seed=1");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPartIsTrainedJudgedAndDrawnOnce() throws IOException {
    assertEquals(0, reproduce("figure-1"), err.toString());
    assertTrue(out.toString().contains("C1 "), out.toString());
    assertFalse(out.toString().contains("C2 "), out.toString());
    Path page = folder.resolve("reproduction.md");
    String before = Files.readString(page);
    assertTrue(before.contains("| C1 |"), before);
    assertTrue(before.contains("figures/figure-1-accuracy.png"), before);

    assertEquals(0, reproduce("figure-1"), err.toString());
    assertTrue(out.toString().contains("0 new, 0 interrupted, 5 finished"), out.toString());
    assertTrue(out.toString().contains("(unchanged; "), out.toString());
    assertEquals(before, Files.readString(page));
  }

  @Test
  void partsShareTheirRuns() {
    assertEquals(0, reproduce("figure-1", "--dry-run"), err.toString());
    assertTrue(out.toString().contains("5 runs (5 new"), out.toString());
    assertFalse(Files.exists(folder.resolve("report.html")));
    assertEquals(0, reproduce("figure-1"), err.toString());
    assertEquals(0, reproduce("figure-5", "--dry-run"), err.toString());
    assertTrue(
        out.toString().contains("11 runs (8 new, 0 interrupted, 3 finished)"), out.toString());
  }

  @Test
  void whatTakesWeeksIsNotBegunUnasked() {
    assertEquals(2, reproduce("figure-1", "--scale", "paper"));
    assertTrue(out.toString().contains("estimate: "), out.toString());
    assertTrue(err.toString().contains("give --yes to continue"), err.toString());
    assertFalse(Files.exists(folder.resolve("summary.csv")));
    assertEquals(0, reproduce("figure-1", "--scale", "paper", "--yes"), err.toString());
    assertEquals(0, reproduce("figure-1", "--scale", "paper"), "what is finished costs nothing");
  }

  @Test
  void wrongNamesAreRefused() {
    assertEquals(2, reproduce("figure-2"));
    assertTrue(err.toString().contains("figure-4"), err.toString());
    assertEquals(2, reproduce("all", "--scale", "large"));
    assertTrue(
        err.toString()
            .contains("Unknown scale 'large'. Available: quick, laptop, convergence, early, paper"),
        err.toString());
  }

  /** Of other images the paper's curves say nothing, so they are not drawn; its ends are said. */
  @Test
  void publishedCurvesAreKeptForThePapersData() throws IOException {
    Path curves = folder.resolve("curves.csv");
    Files.writeString(
        curves,
        """
        rule,epsilon,metric,curve,epoch,value
        median,10,accuracy,rule,195,0.815
        """);
    assertEquals(0, reproduce("figure-1", "--published", curves.toString()), err.toString());
    assertTrue(out.toString().contains("published: mean 82.3 %; median 81.5 %"), out.toString());
    assertTrue(out.toString().contains("other network or data, not compared"), out.toString());
    assertFalse(out.toString().contains("Beside the published curves:"), out.toString());
    assertEquals(Files.readString(curves), Files.readString(folder.resolve("published.csv")));

    // The copy is found again.
    assertEquals(0, reproduce("figure-1"), err.toString());
    assertTrue(out.toString().contains("median 81.5 %"), out.toString());
  }

  @Test
  void badCurvesAreRefusedBeforeAnythingIsTrained() throws IOException {
    Path curves = folder.resolve("curves.csv");
    Files.writeString(curves, "rule,epsilon\nmedian,10\n");
    assertEquals(1, reproduce("figure-1", "--published", curves.toString()));
    assertTrue(err.toString().contains("line 1: no column 'metric'"), err.toString());
    assertFalse(Files.exists(folder.resolve("summary.csv")));
  }

  /** Two stations of a small network on each of the three ways. */
  @Test
  void convergenceIsMeasuredOnce() throws IOException {
    String[] two = {"--scale", "convergence", "--set", "steps=[1, 3]", "--set", "model=softmax"};
    assertEquals(0, reproduce("theorems", two), err.toString());
    assertTrue(out.toString().contains("Measuring softmax after step 3"), out.toString());
    assertTrue(out.toString().contains("C10 "), out.toString());
    assertFalse(out.toString().contains("C11 "), out.toString());
    assertTrue(Files.exists(folder.resolve("figures/convergence.png")));
    String moments = Files.readString(folder.resolve("moments.csv"));
    assertEquals(7, moments.lines().count(), moments);
    assertEquals(0, reproduce("theorems", two), err.toString());
    assertFalse(out.toString().contains("Measuring"), out.toString());
    assertEquals(moments, Files.readString(folder.resolve("moments.csv")));
  }

  private int reproduce(String part, String... more) {
    out.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of("reproduce", part, "--out", folder.toString()));
    SMALL.forEach(value -> args.addAll(List.of("--set", value)));
    args.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }
}
