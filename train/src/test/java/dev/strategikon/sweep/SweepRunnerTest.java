package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.Summary;
import dev.strategikon.sweep.PlannedRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps on the images inside the program. */
class SweepRunnerTest {
  private static final String SHORT =
      """
      model: softmax
      batch: 2
      steps: 2
      evaluate-every: 2
      loss-sample: 100
      workers: 7
      byzantine: 2
      """;

  private static final SweepListener NOBODY = new SweepListener() {};

  @TempDir private Path folder;

  @Test
  void theThreadsMayShareRunsOrWorkers() throws IOException {
    List<RunConfig> runs =
        parse("model: mlp(hidden=8)\nrule: [mean, krum, median]\nattack: [none, alie(z=1.5)]\n");
    Map<String, String> serial = train("serial", runs, 1, Concurrency.AUTO);
    assertEquals(6, serial.size());
    assertEquals(serial, train("workers", runs, 3, Concurrency.WORKERS));
    assertEquals(serial, train("runs", runs, 3, Concurrency.RUNS));
    assertEquals(serial, train("auto", runs, 4, Concurrency.AUTO));
    assertTrue(
        Files.readString(run("runs", runs.get(0)).resolve("system.json"))
            .contains("\"runs-at-once\" : 3"));
  }

  /** The paper's result folders: an attack's parameter makes a folder of its own. */
  @Test
  void aGridOf40RunsWritesFortyFoldersAndAChangeAddsOnlyTheNew() throws IOException {
    String attacks =
        """
        attack:
          - ipm(epsilon=0.1)
          - ipm(epsilon=0.2)
          - ipm(epsilon=0.25)
          - ipm(epsilon=-10)
          - ipm(epsilon=1e-7)
          - reverse(scale=1)
          - reverse(scale=100)
          - alie(z=0.3)
          - alie(z=0.31)
          - opposite-side(margin=1)
          - mimic(worker=0)
          - mimic(worker=1)
          - gaussian(sigma=1)
          - gaussian(sigma=10)
          - min-max(perturbation=sign)
          - min-max(perturbation=std)
          - min-sum(perturbation=sign)
          - min-sum(perturbation=unit)
          - %s
          - opposite-side(margin=2)
        rule: [mean, median]
        """;
    List<RunConfig> forty = parse(attacks.formatted("gaussian(sigma=3)"));
    assertEquals(40, forty.size());
    Map<String, String> before = train("grid", forty, 2, Concurrency.AUTO);
    assertEquals(40, before.size());

    List<RunConfig> changed = parse(attacks.formatted("gaussian(sigma=4)"));
    SweepPlan plan = runner("grid", 2, Concurrency.AUTO, NOBODY).plan(changed);
    assertEquals(38, plan.count(State.FINISHED));
    assertEquals(2, plan.count(State.NEW));
    Map<String, String> after = train("grid", changed, 2, Concurrency.AUTO);
    assertEquals(42, after.size());
    before.forEach((name, bytes) -> assertEquals(bytes, after.get(name), name));
    assertEquals(43, Files.readAllLines(folder.resolve("grid").resolve(Summary.FILE)).size());
  }

  @Test
  void thePlanTouchesNothing() throws IOException {
    List<RunConfig> runs = parse("seed: [1, 2, 3]\n");
    SweepPlan plan = runner("none", 2, Concurrency.AUTO, NOBODY).plan(runs);
    assertEquals(3, plan.count(State.NEW));
    assertEquals(6, plan.stepsLeft());
    assertEquals(2, plan.schedule().runsAtOnce());
    assertEquals(1, plan.speeds().size());
    assertTrue(plan.seconds() > 0);
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void finishedRunsNeedNoData() throws IOException {
    List<RunConfig> runs = parse("seed: [1, 2]\n");
    train("done", runs, 1, Concurrency.AUTO);
    List<String> loaded = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void datasetLoading(String name) {
            loaded.add(name);
          }
        };
    runner("done", 1, Concurrency.AUTO, listener).run(runs);
    assertEquals(List.of(), loaded);
  }

  @Test
  void interruptedRunsAreSeenInThePlan() throws IOException {
    List<RunConfig> runs = parse("steps: 4\nseed: [1, 2, 3]\n");
    train("cut", runs, 1, Concurrency.AUTO);
    // As a killed process leaves it: rows that the last checkpoint is ahead of, or none at all.
    Path metrics = run("cut", runs.get(0)).resolve("metrics.csv");
    String text = Files.readString(metrics);
    Files.writeString(metrics, text.substring(0, text.length() - 1));
    Files.delete(run("cut", runs.get(1)).resolve("metrics.csv"));
    assertEquals(
        List.of(State.DAMAGED, State.DAMAGED, State.FINISHED),
        runner("cut", 1, Concurrency.AUTO, NOBODY).plan(runs).runs().stream()
            .map(PlannedRun::state)
            .toList());
    for (RunConfig run : runs) {
      Files.delete(run("cut", run).resolve("seal.json"));
    }
    // Or a checkpoint that the rows reach.
    stopAfterThreeSteps("cut", runs.get(2));
    SweepPlan plan = runner("cut", 1, Concurrency.AUTO, NOBODY).plan(runs);
    assertEquals(
        List.of(State.NEW, State.NEW, State.INTERRUPTED),
        plan.runs().stream().map(PlannedRun::state).toList());
    assertEquals(1, plan.runs().get(2).stepsLeft());
  }

  @Test
  void aRunThatFailsLeavesTheOthersResults() throws IOException {
    List<RunConfig> runs = parse("attack: [none, nan, zero]\nnon-finite: [reject, fail]\n");
    List<String> told = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void runFailed(RunConfig run, Throwable failure) {
            told.add(run + ": " + failure.getMessage());
          }
        };
    SweepException failure =
        assertThrows(
            SweepException.class, () -> runner("some", 2, Concurrency.RUNS, listener).run(runs));
    assertEquals(1, failure.failed());
    assertEquals(6, failure.total());
    assertEquals("mean under nan, q = 2, seed 1, non-finite = fail", failure.run());
    assertEquals(List.of(failure.getMessage().replace(", non-finite = fail", "")), told);
    int finished = 0;
    for (RunConfig run : runs) {
      finished += RunFolder.of(folder.resolve("some"), run).isFinished() ? 1 : 0;
    }
    assertEquals(5, finished);
    List<String> summary = Files.readAllLines(folder.resolve("some").resolve(Summary.FILE));
    assertEquals(7, summary.size());
    // pandas takes the word nan for a value that is missing.
    assertEquals(2, summary.stream().filter(row -> row.contains(",nan(),")).count());
    assertEquals(0, summary.stream().filter(row -> row.contains(",nan,")).count());
  }

  @Test
  void listenersHearOfOneThingAtATime() throws IOException {
    AtomicInteger inside = new AtomicInteger();
    Set<Integer> together = ConcurrentHashMap.newKeySet();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            together.add(inside.incrementAndGet());
            IntStream.range(0, 100_000).forEach(i -> Thread.onSpinWait());
            inside.decrementAndGet();
          }
        };
    runner("told", 4, Concurrency.RUNS, listener).run(parse("seed: [1, 2, 3, 4]\n"));
    assertEquals(Set.of(1), together);
  }

  @Test
  void whatAKilledProcessWasWritingIsCleanedAway() throws IOException {
    List<RunConfig> runs = parse("");
    Path run = run("left", runs.get(0));
    Files.createDirectories(run);
    Files.write(run.resolve(".checkpoint.bin123.part"), new byte[10]);
    Files.write(folder.resolve("left/.summary.csv45.part"), new byte[10]);
    train("left", runs, 1, Concurrency.AUTO);
    try (Stream<Path> files = Files.walk(folder.resolve("left"))) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
    }
  }

  private List<RunConfig> parse(String more) {
    String own = SHORT;
    for (String line : more.lines().toList()) {
      if (line.matches("[a-z-]+:.*")) {
        String key = line.substring(0, line.indexOf(':') + 1);
        own = own.replaceFirst("(?m)^" + key + ".*\n", "");
      }
    }
    return SweepFile.parse(own + more, Map.of());
  }

  private Path run(String name, RunConfig run) {
    return RunFolder.of(folder.resolve(name), run).path();
  }

  /** Trains a run anew, until its listener fails. */
  private void stopAfterThreeSteps(String name, RunConfig run) throws IOException {
    Files.delete(run(name, run).resolve("metrics.csv"));
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig stopped, StepMetrics metrics) {
            if (metrics.step() == 3) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(
        SweepException.class, () -> runner(name, 1, Concurrency.AUTO, stop).run(List.of(run)));
  }

  private SweepRunner runner(
      String name, int threads, Concurrency concurrency, SweepListener listener) {
    return new SweepRunner(
        folder.resolve(name),
        folder,
        new Execution(new Compute(threads), concurrency, Duration.ZERO),
        listener);
  }

  /** Trains, and returns each run's configuration and metrics without seconds, by its folder. */
  private Map<String, String> train(
      String name, List<RunConfig> runs, int threads, Concurrency concurrency) throws IOException {
    runner(name, threads, concurrency, NOBODY).run(runs);
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> children = Files.list(folder.resolve(name))) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        String metrics =
            Files.readString(child.resolve("metrics.csv")).replaceAll("(?m),[^,]*$", "");
        results.put(
            child.getFileName().toString(),
            Files.readString(child.resolve("config.yaml")) + metrics);
      }
    }
    return results;
  }
}
