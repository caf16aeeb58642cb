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
    assertTrue(out.toString().contains("0 new, 0 interrupted, 3 finished"), out.toString());
    assertTrue(out.toString().contains("(unchanged; "), out.toString());
    assertEquals(before, Files.readString(page));
  }

  @Test
  void partsShareTheirRuns() {
    assertEquals(0, reproduce("figure-1", "--dry-run"), err.toString());
    assertTrue(out.toString().contains("3 runs (3 new"), out.toString());
    assertFalse(Files.exists(folder.resolve("report.html")));
    assertEquals(0, reproduce("figure-1"), err.toString());
    assertEquals(0, reproduce("figure-5", "--dry-run"), err.toString());
    assertTrue(
        out.toString().contains("7 runs (5 new, 0 interrupted, 2 finished)"), out.toString());
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
        err.toString().contains("Unknown scale 'large'. Available: quick, laptop, paper"),
        err.toString());
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
