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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps through the command line, on the images inside the program. */
class SweepTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theSameSeedWritesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Path sweep = sweep("model: cnn-small");
    assertEquals(0, run(sweep, "one", "1"), err.toString());
    assertEquals(0, run(sweep, "two", "2"), err.toString());
    List<Path> runs = runs("one");
    assertEquals(2, runs.size());
    for (Path run : runs) {
      Path other = folder.resolve("two").resolve(run.getFileName());
      assertEquals(
          withoutSeconds(run.resolve("metrics.csv")), withoutSeconds(other.resolve("metrics.csv")));
      assertEquals(
          Files.readString(run.resolve("config.yaml")),
          Files.readString(other.resolve("config.yaml")));
    }
  }

  @Test
  void finishedRunsAreLeftAloneAndNewOnesAdded() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(0, run(sweep, "out", "2"), err.toString());
    String before = Files.readString(runs("out").get(0).resolve("metrics.csv"));
    assertEquals(0, run(sweep, "out", "2", "--set", "seed=[1, 2]"), err.toString());
    assertEquals(4, runs("out").size());
    assertEquals(before, Files.readString(runs("out").get(0).resolve("metrics.csv")));
    assertTrue(out.toString().contains("already finished, skipped"), out.toString());
    List<String> summary = Files.readAllLines(folder.resolve("out/summary.csv"));
    assertEquals(5, summary.size());
    assertTrue(summary.get(0).startsWith("run,dataset,normalisation,model,"), summary.get(0));
    assertTrue(summary.get(0).contains(",rule,attack,workers,clients,byzantine,"), summary.get(0));
    assertTrue(Files.exists(folder.resolve("out/report.html")));
  }

  @Test
  void anInterruptedRunEndsWithTheSameBytes() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(0, run(sweep, "whole", "2"), err.toString());
    assertEquals(0, run(sweep, "cut", "2"), err.toString());
    // As a killed process leaves it: metrics that end in the middle of a row, and no checkpoint.
    Path run = runs("cut").get(1);
    Path metrics = run.resolve("metrics.csv");
    String text = Files.readString(metrics);
    Files.writeString(metrics, text.substring(0, text.length() - 40));
    Files.delete(run.resolve("checkpoint.bin"));
    assertEquals(0, run(sweep, "cut", "1"), err.toString());
    assertEquals(
        withoutSeconds(runs("whole").get(1).resolve("metrics.csv")), withoutSeconds(metrics));
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(0, run(sweep, "out", "2", "--dry-run"), err.toString());
    List<String> lines = out.toString().lines().toList();
    assertEquals("Plan: 2 runs (2 new, 0 interrupted, 0 finished), 8 steps to go", lines.get(0));
    assertEquals(
        "  2 runs at once, 1 thread each: threads of different runs never wait for each other",
        lines.get(1));
    assertTrue(lines.get(2).startsWith("  measured: softmax on fashion-mnist-small, "));
    assertTrue(lines.get(3).startsWith("  estimate: "));
    assertTrue(
        lines.get(4).startsWith("new: median without attack, q = 12, seed 1, softmax of 4 steps, "),
        lines.get(4));
    assertEquals(6, lines.size());
    assertEquals(false, Files.exists(folder.resolve("out")));
    assertEquals(0, run(sweep, "out", "1", "--parallel", "workers"), err.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run(sweep, "out", "2", "--dry-run"), err.toString());
    assertEquals(
        "Plan: 2 runs (0 new, 0 interrupted, 2 finished), 0 steps to go",
        out.toString().lines().findFirst().orElseThrow());
    assertTrue(out.toString().contains("\nfinished: median without attack"), out.toString());
  }

  @Test
  void aRunThatTakesStepsFromAnotherSaysFromWhich() throws IOException {
    Path sweep = sweep("model: softmax\nattack-from-epoch: 1");
    assertEquals(
        0, run(sweep, "out", "1", "--set", "attack=[none, ipm(epsilon=1)]"), err.toString());
    assertTrue(
        out.toString()
            .contains(
                "median under ipm(epsilon=1), q = 12, seed 1: begins after step 4 of median_none_"),
        out.toString());
  }

  @Test
  void aRunThatFailsIsNamed() throws IOException {
    Path sweep = sweep("model: softmax\nnon-finite: fail");
    assertEquals(1, run(sweep, "out", "2", "--set", "attack=[none, nan]"));
    assertEquals(
        "strategikon: median under nan, q = 12, seed 1: step 1: Vector 1 is not finite: coordinate"
            + " 0 is NaN (1 of 2 runs failed; the results of the others are kept)\n",
        err.toString());
    assertTrue(out.toString().contains("median under nan, q = 12, seed 1: failed, "));
    assertTrue(out.toString().contains("median without attack, q = 12, seed 1: accuracy "));
  }

  @Test
  void onATerminalBarsTakeThePlaceOfLines() throws IOException {
    Path sweep = sweep("model: softmax\nnon-finite: fail\nworker-momentum: [0.1, 0.2]");
    System.setProperty("strategikon.terminal", "true");
    try {
      assertEquals(1, run(sweep, "out", "2", "--set", "attack=[none, nan]"));
    } finally {
      System.clearProperty("strategikon.terminal");
    }
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.get(0).startsWith("Plan: 4 runs "), lines.get(0));
    String name = "median under nan, q = 12, seed 1, worker-momentum = ";
    List<String> failed = lines.subList(4, 6).stream().sorted().toList();
    assertTrue(failed.get(0).startsWith(name + "0.1: failed, "), failed.get(0));
    assertTrue(failed.get(1).startsWith(name + "0.2: failed, "), failed.get(1));
    assertEquals(6, lines.size());
  }

  /**
   * Else the attack would look as if it had been withstood. 4 steps of 25·4 images: 0.04 epochs.
   */
  @Test
  void anAttackThatNeverBeginsIsSaidInThePlanAndInTheTable() throws IOException {
    Path sweep = sweep("model: softmax\nattack-from-epoch: 2");
    assertEquals(0, run(sweep, "out", "2", "--dry-run"));
    String warning =
        "  warning: in 1 run the attack never begins; no result will say anything about it:\n"
            + "    median under ipm(epsilon=10), q = 12, seed 1: 4 steps end before"
            + " attack-from-epoch 2\n";
    assertTrue(out.toString().contains(warning), out.toString());
    assertEquals(0, run(sweep, "out", "2"));
    assertTrue(out.toString().contains(warning), out.toString());
    assertTrue(
        out.toString().matches("(?s).*\nmedian +ipm\\(epsilon=10\\) .* the attack never began\n.*"),
        out.toString());
    assertEquals(
        0, run(sweep, "out", "2", "--dry-run", "--set", "byzantine=0", "--set", "attack=nan"));
    assertTrue(
        out.toString().contains("there is no Byzantine worker (byzantine: 0)"), out.toString());
  }

  /** 25 of 30 clients, 12 of them Byzantine: in each step 7 to 12, more than the 6 declared. */
  @Test
  void thePlanSaysHowManyByzantineClientsAreDrawn() throws IOException {
    Path sweep = sweep("model: softmax\nclients: 30\ndeclared: 6");
    assertEquals(0, run(sweep, "out", "2", "--dry-run"), err.toString());
    assertTrue(
        out.toString()
            .contains(
                "  clients: m = 25 of M = 30 are drawn in each step. With seed 1, of 4 steps under"
                    + " attack 4 have more Byzantine ones than the 6 declared, "),
        out.toString());
    assertFalse(out.toString().contains("warning"), out.toString());
  }

  @Test
  void thePlanWarnsOfARuleThatRemembersWorkersWhoChangeSides() throws IOException {
    Path sweep = sweep("model: softmax");
    for (String set : List.of("random-each-step", "fixed")) {
      out.getBuffer().setLength(0);
      String[] more = {"--dry-run", "--set", "rule=safeguard", "--set", "byzantine-set=" + set};
      assertEquals(0, run(sweep, "out", "2", more), err.toString());
      assertEquals(
          set.equals("random-each-step"),
          out.toString()
              .contains(
                  "  warning: safeguard remembers the workers, and with byzantine-set"
                      + " random-each-step each of them is Byzantine at times."
                      + " Set byzantine-set to fixed\n"),
          out.toString());
    }
  }

  @Test
  void thePlanSaysWhyALongerRunBeginsAnew() throws IOException {
    Path sweep = sweep("model: softmax\nlearning-rate-schedule: cosine");
    assertEquals(0, run(sweep, "out", "2", "--dry-run", "--set", "steps=[2, 4]"), err.toString());
    assertTrue(
        out.toString()
            .contains(
                "  2 runs cannot go on from a shorter one: by learning-rate-schedule cosine other"
                    + " steps give other rates from the first step on. With steps=… in the schedule"
                    + " they could\n"),
        out.toString());
    out.getBuffer().setLength(0);
    Path free = sweep("model: softmax\nlearning-rate-schedule: cosine(steps=4)");
    assertEquals(0, run(free, "out", "2", "--dry-run", "--set", "steps=[2, 4]"), err.toString());
    assertFalse(out.toString().contains("cannot go on"), out.toString());
  }

  @Test
  void runsThatDifferByTheirSeedShareARow() throws IOException {
    Path sweep = sweep("model: softmax\nlearning-rate: [0.1, 0.01]\nseed: [1, 2]");
    assertEquals(0, run(sweep, "out", "2"), err.toString());
    List<String> lines = out.toString().lines().toList();
    int header = lines.size() - 8;
    assertTrue(
        lines.get(header).matches("rule +attack +q +learning-rate +seeds +accuracy +loss +⟨.*"),
        lines.get(header));
    assertTrue(
        lines
            .get(header + 1)
            .matches("median +none +12 +0\\.1 +1, 2 +\\S+ % \\(\\S+ to \\S+\\) +.*"),
        lines.get(header + 1));
    assertTrue(lines.get(header + 4).startsWith("median  ipm(epsilon=10)  12  0.01 "));
    double mean = 0;
    List<String> rows = Files.readAllLines(folder.resolve("out/summary.csv"));
    List<String> columns = List.of(rows.get(0).split(","));
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = row.split(",", -1);
      if (fields[columns.indexOf("attack")].equals("none")
          && fields[columns.indexOf("learning_rate")].equals("0.1")) {
        mean += 50 * Double.parseDouble(fields[columns.indexOf("test_accuracy")]);
      }
    }
    assertTrue(
        lines.get(header + 1).contains("  %.1f %% (".formatted(mean)), lines.get(header + 1));
  }

  @Test
  void aSweepWithOneWrongRunTrainsNothing() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(1, run(sweep, "out", "2", "--set", "byzantine=25"));
    assertTrue(err.toString().contains("byzantine must be from 0 to workers - 1"), err.toString());
    assertEquals(false, Files.exists(folder.resolve("out")));
  }

  private Path sweep(String model) throws IOException {
    return Files.writeString(
        folder.resolve("sweep.yaml"),
        model
            + """

            rule: median
            attack: [none, ipm(epsilon=10)]
            byzantine: 12
            batch: 4
            steps: 4
            evaluate-every: 2
            loss-sample: 100
            """);
  }

  @Test
  void optionsOfAClusterNeedOne() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(2, run(sweep, "out", "2", "--executors", "2"));
    assertTrue(err.toString().contains("Choose one by --engine"), err.toString());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  /**
   * These tests have no engine for clusters on their class path; so nothing that needs one runs.
   */
  @Test
  void onlyUnfinishedRunsNeedACluster() throws IOException {
    Path sweep = sweep("model: softmax");
    assertEquals(1, run(sweep, "out", "2", "--engine", "spark"));
    assertTrue(err.toString().contains("no engine for clusters"), err.toString());
    assertFalse(Files.exists(folder.resolve("out")));
    assertEquals(0, run(sweep, "out", "2"), err.toString());
    assertEquals(0, run(sweep, "out", "2", "--engine", "spark"), err.toString());
  }

  private int run(Path sweep, String to, String threads, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                sweep.toString(),
                "--out",
                folder.resolve(to).toString(),
                "--threads",
                threads));
    args.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  private List<Path> runs(String sweep) throws IOException {
    try (Stream<Path> children = Files.list(folder.resolve(sweep))) {
      return children.filter(child -> Files.exists(child.resolve("config.yaml"))).sorted().toList();
    }
  }

  private static List<String> withoutSeconds(Path metrics) throws IOException {
    return Files.readAllLines(metrics).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }
}
