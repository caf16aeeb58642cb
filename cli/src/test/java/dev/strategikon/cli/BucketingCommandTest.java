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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reproduce bucketing} on two made-up cells and images inside the program. */
class BucketingCommandTest {
  private static final List<String> SMALL =
      List.of(
          "dataset=fashion-mnist-small",
          "model=softmax",
          "batch=4",
          "pass-steps=2",
          "steps=4",
          "evaluate-every=1",
          "loss-sample=10");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writePublished() throws IOException {
    Files.writeString(
        folder.resolve("published.csv"),
        """
        experiment,rule,attack,n,f,split,bucketing,momentum,seed,evaluations,accuracy_last5
        exp2,mean,mimic-along-variance,25,5,iid,0,0.0,0,20,50
        exp2,mean,mimic-along-variance,25,5,iid,0,0.0,1,20,52
        exp3,krum,label-flip,25,5,sorted-shards,2,0.0,0,20,20
        exp3,krum,label-flip,25,5,sorted-shards,2,0.0,1,20,21
        """);
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("reproduce", "bucketing"));
    arguments.addAll(List.of("--published", folder.resolve("published.csv").toString()));
    arguments.addAll(List.of("--out", folder.resolve("sweep").toString()));
    arguments.addAll(List.of("--threads", "1"));
    SMALL.forEach(value -> arguments.addAll(List.of("--set", value)));
    arguments.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
  }

  @Test
  void itTrainsComparesAndGoesOn() throws IOException {
    Path page = folder.resolve("sweep").resolve("comparison.md");
    assertEquals(0, run("--dry-run"), err.toString());
    assertTrue(out.toString().contains("5 runs (5 new"), out.toString());
    assertFalse(Files.exists(page));

    assertEquals(0, run("--yes", "--where", "rule=mean", "--seeds", "1"), err.toString());
    assertTrue(out.toString().contains("| 51.00 ± 1.41 | 2 |"), out.toString());
    assertTrue(out.toString().contains("1 cells: 0 agree, 0 disagree, 1 are open"), out.toString());

    assertEquals(0, run("--yes"), err.toString());
    assertTrue(out.toString().contains("4 new, 0 interrupted, 1 finished"), out.toString());
    assertTrue(Files.readString(page).contains("| krum | 2 | label-flip | sorted-shards | 0 |"));
    assertTrue(Files.exists(page.resolveSibling("comparison.csv")));
    String before = Files.readString(page);

    assertEquals(0, run("--compare-only"), err.toString());
    assertEquals(before, Files.readString(page));
    assertTrue(out.toString().contains("2 cells: "), out.toString());
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals(1, run("--where", "agg=krum"));
    assertTrue(err.toString().contains("Unknown column 'agg'"), err.toString());
    assertEquals(1, run("--seeds", "0"));
    assertTrue(err.toString().contains("--seeds must be at least 1, not 0"), err.toString());
    assertEquals(2, Main.run(new PrintWriter(out), new PrintWriter(err), "reproduce", "bucketing"));
    assertTrue(err.toString().contains("--published"), err.toString());
    assertEquals(
        0,
        Main.run(new PrintWriter(out), new PrintWriter(err), "reproduce", "bucketing", "--help"));
  }
}
