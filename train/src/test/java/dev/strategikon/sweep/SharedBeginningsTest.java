package dev.strategikon.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that take their first steps from others, against the same runs on their own. */
class SharedBeginningsTest {
  /** 10,000 images: an epoch is 5 steps. */
  private static final String SHORT =
      """
      model: softmax
      workers: 10
      batch: 200
      steps: 12
      evaluate-every: 4
      loss-sample: 50
      """;

  private static final String GRID =
      SHORT
          + """
          rule: [median, centered-clipping]
          declared-before-attack: 0
          momentum: 0.5
          worker-momentum: 0.5
          runs:
            - {attack: none}
            - {attack: ipm(epsilon=2), byzantine: 3, attack-from-epoch: [1, 2]}
            - {attack: label-flip, byzantine: 4, attack-from-epoch: 2, knowledge: colluders}
            - {attack: zero, byzantine: 2}
          """;

  @TempDir private Path folder;

  @Test
  void aGridHasTheBytesOfItsRunsOnTheirOwn() throws IOException {
    List<RunConfig> runs = SweepFile.parse(GRID, Map.of());
    SweepPlan plan = runner("grid", 1, Concurrency.AUTO, new Steps()).plan(runs);
    // By rule: none 12; ipm 12 − 5 and 12 − 10; flipped labels 12 − 10; zero from the first step.
    assertEquals(2 * (12 + 7 + 2 + 2 + 12), plan.stepsLeft());
    assertEquals(2 * (5 + 10 + 10), plan.stepsShared());
    Map<String, byte[]> alone = alone(runs);
    for (Concurrency concurrency : List.of(Concurrency.WORKERS, Concurrency.RUNS)) {
      Steps steps = new Steps();
      runner(concurrency.toString(), 3, concurrency, steps).run(runs);
      assertEquals(plan.stepsLeft(), steps.trained.get());
      assertSame(alone, results(concurrency.toString()));
    }
  }

  @Test
  void withAuditsRunsShareOnlyForTheSameNumberOfAttackers() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT
                + """
                rule: krum
                audit-every: 4
                attack-from-epoch: 2
                runs:
                  - {byzantine: 3, attack: [none, zero]}
                  - {byzantine: 2, attack: alie}
                """,
            Map.of());
    Steps steps = new Steps();
    runner("audited", 2, Concurrency.AUTO, steps).run(runs);
    assertEquals(12 + 2 + 12, steps.trained.get());
    assertSame(alone(runs), results("audited"));
  }

  /** Their runs keep the last aggregate, which those of other attacks do not. */
  @Test
  void attackersWhoSeeTheLastAggregateShareAmongThemselves() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT
                + """
                rule: median
                runs:
                  - {attack: none}
                  - {attack: poisonedfl, byzantine: 3, attack-from-epoch: [1, 2]}
                """,
            Map.of());
    Map<String, byte[]> alone = alone(runs);
    Steps stop = new Steps(20);
    assertThrows(SweepException.class, () -> runner("last", 1, Concurrency.AUTO, stop).run(runs));
    Steps rest = new Steps();
    runner("last", 2, Concurrency.AUTO, rest).run(runs);
    assertSame(alone, results("last"));
    Steps whole = new Steps();
    runner("whole", 2, Concurrency.AUTO, whole).run(runs);
    assertEquals(12 + 12 + 7, whole.trained.get());
    assertSame(alone, results("whole"));
  }

  /** Before the attack a run under a backdoor has the rows of any other, with a column more. */
  @Test
  void aBackdoorSharesItsBeginning() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT
                + """
                rule: median
                byzantine: 3
                attack-from-epoch: 1
                attack: [backdoor(boost=2), label-flip(flip=random), none]
                """,
            Map.of());
    Steps steps = new Steps();
    runner("backdoor", 2, Concurrency.AUTO, steps).run(runs);
    assertEquals(12 + 7 + 7, steps.trained.get());
    assertSame(alone(runs), results("backdoor"));
  }

  /** The scale is lowered after two steps of the attack, before and after a stop. */
  @Test
  void aStopKeepsTheLoweredScale() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT + "rule: median\nattack: poisonedfl(every=2)\nbyzantine: 3\n", Map.of());
    Map<String, byte[]> alone = alone(runs);
    for (int last : new int[] {3, 4}) {
      String name = "lowered-" + last;
      assertThrows(
          SweepException.class,
          () -> runner(name, 1, Concurrency.AUTO, new Steps(last)).run(runs),
          name);
      runner(name, 2, Concurrency.AUTO, new Steps()).run(runs);
      assertSame(alone, results(name));
    }
  }

  /** The fifth step is the last that is shared; the twelfth ends the first run. */
  @Test
  void aStopChangesNothing() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT + "rule: median\nattack: [none, zero]\nbyzantine: 3\nattack-from-epoch: 1\n",
            Map.of());
    Map<String, byte[]> alone = alone(runs);
    for (int last : new int[] {1, 4, 5, 6, 12, 13, 19}) {
      String name = "stopped-" + last;
      Steps stop = new Steps(last);
      assertThrows(
          SweepException.class, () -> runner(name, 1, Concurrency.AUTO, stop).run(runs), name);
      runner(name, 2, Concurrency.AUTO, new Steps()).run(runs);
      assertSame(alone, results(name));
    }
  }

  @Test
  void withoutTheOtherRunsStepsARunTrainsItsOwn() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT + "rule: median\nattack: [none, zero]\nbyzantine: 3\nattack-from-epoch: 2\n",
            Map.of());
    SweepListener failing =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (run.equals(runs.get(0)) && metrics.step() == 3) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(
        SweepException.class, () -> runner("failing", 1, Concurrency.AUTO, failing).run(runs));
    assertTrue(RunFolder.of(folder.resolve("failing"), runs.get(1)).isFinished());
    runner("failing", 1, Concurrency.AUTO, new Steps()).run(runs);
    assertSame(alone(runs), results("failing"));
  }

  @Test
  void moreStepsContinueWhereFewerEnded() throws IOException {
    String more =
        "rule: median\nattack: zero\nbyzantine: 3\nworker-momentum: 0.5\naudit-every: 3\n";
    List<RunConfig> ten = SweepFile.parse(SHORT + more, Map.of("steps", "10"));
    List<RunConfig> twelve = SweepFile.parse(SHORT + more, Map.of());
    runner("longer", 1, Concurrency.AUTO, new Steps()).run(ten);
    // The tenth step was evaluated because it was the last.
    assertTrue(RunFolder.of(folder.resolve("longer"), ten.get(0)).metrics().get(10).isEvaluated());
    Steps steps = new Steps();
    runner("longer", 1, Concurrency.AUTO, steps).run(twelve);
    assertEquals(2, steps.trained.get());
    Map<String, byte[]> results = results("longer");
    assertEquals(2, results.keySet().stream().filter(file -> file.endsWith("config.yaml")).count());
    alone(twelve).forEach((file, bytes) -> assertArrayEquals(bytes, results.get(file), file));
    RunFolder shorter = RunFolder.of(folder.resolve("longer"), ten.get(0));
    assertTrue(shorter.isFinished() && shorter.metrics().get(10).isEvaluated());
  }

  @Test
  void runsOfSeveralLengthsAreOne() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(SHORT + "rule: median\n", Map.of("steps", "[12, 3, 7, 1]"));
    for (Concurrency concurrency : List.of(Concurrency.WORKERS, Concurrency.RUNS)) {
      Steps steps = new Steps();
      runner("lengths-" + concurrency, 3, concurrency, steps).run(runs);
      assertEquals(12, steps.trained.get());
      assertSame(alone(runs), results("lengths-" + concurrency));
    }
  }

  /** A cosine over all steps has other rates in a longer run; one over so many steps has not. */
  @Test
  void aScheduleOverAllStepsBindsARunToItsLength() throws IOException {
    for (String schedule : List.of("cosine", "polynomial(power=2)")) {
      String more = "rule: median\nlearning-rate-schedule: " + schedule + "\n";
      runner(schedule, 1, Concurrency.AUTO, new Steps())
          .run(SweepFile.parse(SHORT + more, Map.of("steps", "8")));
      List<RunConfig> longer = SweepFile.parse(SHORT + more, Map.of());
      SweepPlan plan = runner(schedule, 1, Concurrency.AUTO, new Steps()).plan(longer);
      assertEquals(0, plan.stepsShared());
      assertEquals(longer, plan.boundToLength());
    }
    List<RunConfig> together =
        SweepFile.parse(SHORT + "learning-rate-schedule: cosine\n", Map.of("steps", "[12, 4]"));
    SweepPlan both = runner("both", 1, Concurrency.AUTO, new Steps()).plan(together);
    assertEquals(16, both.stepsLeft());
    assertEquals(together.subList(0, 1), both.boundToLength());
    List<RunConfig> free =
        SweepFile.parse(
            SHORT + "learning-rate-schedule: cosine(steps=10)\nwarm-up-steps: 3\n",
            Map.of("steps", "[12, 4]"));
    Steps steps = new Steps();
    runner("free", 1, Concurrency.AUTO, steps).run(free);
    assertEquals(12, steps.trained.get());
    assertSame(alone(free), results("free"));
  }

  @Test
  void runsWithLocalStepsClientsAndSchedulesShareWhatComesBeforeTheirAttack() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            SHORT.replace("batch: 200", "batch: 100")
                + """
                rule: median
                declared: 3
                local-steps: 2
                clients: 30
                split: label-shards
                learning-rate-schedule: cosine
                server-optimizer: adam
                runs:
                  - {attack: none}
                  - {attack: label-flip, byzantine: 9, attack-from-epoch: 1}
                  - attack: ipm(epsilon=2)
                    byzantine: 6
                    attack-from-epoch: 1
                    server-optimizer: yogi
                """,
            Map.of());
    Steps steps = new Steps();
    runner("federated", 1, Concurrency.AUTO, steps).run(runs);
    // An epoch is 10,000 / (10·100·2) = 5 steps; the run with yogi shares none of them.
    assertEquals(12 + 7 + 12, steps.trained.get());
    assertSame(alone(runs), results("federated"));
  }

  @Test
  void aRunThatWasChangedOtherwiseBeginsAnew() throws IOException {
    String more = "rule: median\nattack: zero\nbyzantine: 3\n";
    runner("other", 1, Concurrency.AUTO, new Steps())
        .run(SweepFile.parse(SHORT + more, Map.of("steps", "8")));
    SweepPlan plan =
        runner("other", 1, Concurrency.AUTO, new Steps())
            .plan(SweepFile.parse(SHORT + more, Map.of("seed", "2")));
    assertEquals(0, plan.stepsShared());
    assertEquals(12, plan.stepsLeft());
  }

  /** Each run is trained in a folder of its own, so that nothing can be shared. */
  private Map<String, byte[]> alone(List<RunConfig> runs) throws IOException {
    Map<String, byte[]> alone = new TreeMap<>();
    for (RunConfig run : runs) {
      String name = "alone/" + run.folderName();
      runner(name, 1, Concurrency.AUTO, new Steps()).run(List.of(run));
      alone.putAll(results(name));
    }
    return alone;
  }

  private SweepRunner runner(
      String name, int threads, Concurrency concurrency, SweepListener listener) {
    return new SweepRunner(
        folder.resolve(name),
        folder,
        new Execution(new Compute(threads), concurrency, Duration.ZERO),
        listener);
  }

  private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((file, bytes) -> assertArrayEquals(bytes, actual.get(file), file));
    assertFalse(expected.isEmpty());
  }

  /**
   * Returns the bytes of all files of runs, tables without seconds, but for system.json and the
   * seal, which is of the seconds, too.
   */
  private Map<String, byte[]> results(String name) throws IOException {
    Map<String, byte[]> results = new TreeMap<>();
    Path sweep = folder.resolve(name);
    try (Stream<Path> files = Files.walk(sweep, 2)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.getParent().equals(sweep)
            || file.endsWith("system.json")
            || file.endsWith("seal.json")) {
          continue;
        }
        byte[] bytes = Files.readAllBytes(file);
        results.put(
            sweep.relativize(file).toString(),
            file.endsWith("metrics.csv")
                ? Files.readString(file).replaceAll("(?m),[^,]*$", "").getBytes(UTF_8)
                : bytes);
      }
    }
    return results;
  }

  /** Counts the steps, and fails after some. */
  private static final class Steps implements SweepListener {
    private final AtomicInteger trained = new AtomicInteger();
    private final int last;

    Steps() {
      this(Integer.MAX_VALUE);
    }

    Steps(int last) {
      this.last = last;
    }

    @Override
    public void stepCompleted(RunConfig run, StepMetrics metrics) {
      if (metrics.step() > 0 && trained.incrementAndGet() >= last) {
        throw new IllegalStateException("stop");
      }
    }
  }
}
