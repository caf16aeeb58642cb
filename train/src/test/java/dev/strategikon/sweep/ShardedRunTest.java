package dev.strategikon.sweep;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.slow.Specs;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs whose workers and servers are spread over an engine's places, against local ones. */
class ShardedRunTest {
  /** d is 50,890: thirteen blocks. */
  private static final String SHORT =
      """
      model: mlp(hidden=64)
      workers: 11
      byzantine: 2
      batch: 3
      steps: 3
      evaluate-every: 3
      loss-sample: 50
      server-sample: 8
      server-pieces: 4
      learning-rate: 0.5
      """;

  @TempDir private Path folder;

  @Test
  void everyAttackHasTheSameBytes() throws IOException {
    assertSame("rule: [median, nnm | krum]\n" + list("attack", oneOfEach(Specs.attacks())), 2, 5);
  }

  @Test
  void everyRuleHasTheSameBytes() throws IOException {
    List<String> rules = new ArrayList<>(oneOfEach(Specs.rules()));
    rules.addAll(
        List.of("arc | median", "clipping | nnm | geometric-median", "bucketing | nnm | meamed"));
    assertSame(
        list("rule", rules)
            + """
            attack: ipm(epsilon=0.5)
            momentum: 0.9
            weight-decay: 0.001
            """,
        3,
        3);
  }

  /** The first spec of each entry of a catalogue: by its defaults, if it has some. */
  private static List<String> oneOfEach(List<String> specs) {
    Map<String, String> first = new LinkedHashMap<>();
    specs.forEach(spec -> first.putIfAbsent(Spec.parse(spec).name(), spec));
    return List.copyOf(first.values());
  }

  private static String list(String key, List<String> values) {
    return values.stream()
        .map(value -> "  - " + value + "\n")
        .collect(joining("", key + ":\n", ""));
  }

  @Test
  void auditsHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: mlp(hidden=16)
        rule: [median, meamed, krum, centered-clipping, nnm | trimmed-mean]
        attack: alie
        audit-every: 2
        """,
        2,
        4);
  }

  @Test
  void memoryAndCollusionHaveTheSameBytes() throws IOException {
    assertSame(
        """
        rule: [median, krum, centered-clipping]
        attack: [ipm(epsilon=2), mimic, label-flip, backdoor(boost=2)]
        knowledge: [omniscient, colluders]
        worker-momentum: 0.5
        byzantine-set: [random-each-step, fixed]
        """,
        2,
        16);
  }

  /** The settings of Karimireddy, He and Jaggi (ICLR 2022), on a small network with dropout. */
  @Test
  void theSettingsOfTheBucketingPaperHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: conv(channels=8) | relu | max-pool | dropout | flatten | dense(outputs=classes)
        rule: bucketing | krum(power=4)
        workers: 13
        attack:
          - mimic(worker=variance,warm-up=2)
          - sign-flip(of=each)
        knowledge: colluders
        byzantine-set: last
        split: sorted-shards
        split-among: honest
        sampling: shuffled
        pass-steps: 2
        dropout-masks: repeated
        worker-momentum: 0.5
        worker-momentum-form: sum
        """,
        2,
        5);
  }

  /** Rules and guards that see the server's sample, whose attackers see it too. */
  @Test
  void samplesOfTheServerHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: mlp(hidden=16)
        rule: [nnm | zeno, median | guard(level=0.2), krum | guard(correction=project)]
        attack: [ipm-optimal, alie]
        knowledge: [omniscient, colluders]
        worker-momentum: 0.5
        audit-every: 2
        """,
        2,
        5);
  }

  @Test
  void dracoHasTheSameBytes() throws IOException {
    assertSame(
        """
        workers: 15
        scheme: draco
        rule: mean
        declared: [1, 2]
        attack: [none, ipm(epsilon=10), mimic, gaussian, nan]
        knowledge: [omniscient, colluders]
        audit-every: 2
        """,
        3,
        5);
  }

  @Test
  void runsThatDivergeHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: mlp(hidden=16)
        rule: [mean, krum, mean | guard, zeno]
        attack: [reverse(scale=1e37), nan]
        non-finite: [reject, propagate]
        audit-every: 2
        """,
        2,
        5);
  }

  @Test
  void aVectorThatFailsTheRunIsNamedAlike() throws IOException {
    String yaml = SHORT + "rule: median\nattack: infinity\nnon-finite: fail\n";
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    String local = failure("local", runs, Trainers.LOCAL);
    assertTrue(local.contains("is not finite: coordinate 0 is Infinity"), local);
    assertEquals(local, failure("sharded", runs, sharded(2, 3)));
  }

  @Test
  void aRunGoesOnWhereAnotherEngineLeftIt() throws IOException {
    String yaml =
        SHORT
            + """
            rule: centered-clipping(start=last) | guard(level=0.3)
            attack: ipm(epsilon=2)
            momentum: 0.9
            worker-momentum: 0.5
            """;
    RunConfig config = SweepFile.parse(yaml, Map.of()).get(0);
    float[] whole = trained(config, 0, 0);
    assertArrayEquals(whole, trained(config, 0, 4));
    assertArrayEquals(whole, trained(config, 4, 0));
    assertArrayEquals(whole, trained(config, 2, 7));
  }

  /** Trains two steps with one engine and the rest with another; 0 shards are the local engine. */
  private float[] trained(RunConfig config, int shardsFirst, int shardsThen) throws IOException {
    RunSetup run = setup(config);
    TrainingState moved;
    try (Training training = training(run, shardsFirst)) {
      TrainingState state = training.initialState();
      training.run(state, 2, (metrics, now) -> {});
      assertEquals(2, state.step());
      moved =
          new TrainingState(
              state.step(),
              state.parameters().clone(),
              state.velocity().clone(),
              Arrays.stream(state.sent()).map(float[]::clone).toArray(float[][]::new),
              state.previous().clone(),
              state.statistics().clone());
      moved.remember(state.attackMemory());
      moved.remember(state.ruleMemory());
    }
    try (Training training = training(run, shardsThen)) {
      training.run(moved, (metrics, now) -> {});
      return moved.parameters();
    }
  }

  /** The warm-up has ended in neither engine, or in the first. */
  @Test
  void attackersRememberWhatTheySawOnAnotherEngine() throws IOException {
    for (int warmUp : new int[] {1, 3}) {
      String yaml =
          SHORT
              + "rule: mean\nattack: mimic(worker=variance,warm-up=%d)\nbyzantine-set: last\n"
                  .formatted(warmUp);
      RunConfig config = SweepFile.parse(yaml, Map.of()).get(0);
      float[] whole = trained(config, 0, 0);
      assertArrayEquals(whole, trained(config, 0, 4));
      assertArrayEquals(whole, trained(config, 4, 0));
      assertArrayEquals(whole, trained(config, 2, 7));
    }
  }

  /** The short window ends between the engines, or after them. */
  @Test
  void aRuleRemembersWhatItSawOnAnotherEngine() throws IOException {
    for (String windows : new String[] {"t1=4,t0=2", "t1=3,t0=3,reset=window", "t1=9,t0=3"}) {
      String yaml =
          SHORT.replace("steps: 3", "steps: 6")
              + "rule: safeguard(%s)\nattack: ipm(epsilon=3)\nbyzantine-set: last\n"
                  .formatted(windows)
              + "attack-from-epoch: 0.002\n";
      RunConfig config = SweepFile.parse(yaml, Map.of()).get(0);
      float[] whole = trained(config, 0, 0);
      assertArrayEquals(whole, trained(config, 0, 4));
      assertArrayEquals(whole, trained(config, 4, 0));
    }
  }

  /** Honest vectors are compressed where they are whole, and those of the attack on the shards. */
  @Test
  void compressedVectorsHaveTheSameBytes() throws IOException {
    assertSame(
        """
        rule: krum
        compression: [top-k, random-k(mask=shared), random-k, sign, quantise(bits=4)]
        attack: [alie, label-flip]
        worker-momentum: 0.5
        """,
        3,
        4);
  }

  /**
   * Rules that remember, where attackers adapt and audits ask with the workers in another order.
   */
  @Test
  void memoriesOfRulesHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: mlp(hidden=16)
        rule: safeguard(t1=3,t0=2)
        attack: ipm-optimal
        byzantine-set: fixed
        knowledge: [omniscient, colluders]
        audit-every: 2
        steps: 2
        """,
        2,
        4);
  }

  /** The layers of the network lie across the shards; attackers and audits know of them. */
  @Test
  void layersHaveTheSameBytes() throws IOException {
    assertSame(
        """
        model: mlp(hidden=16)
        rule: [lasa, nnm | lasa(sparsity=0.6)]
        attack: [ipm(epsilon=2), ipm-optimal]
        audit-every: 3
        steps: 2
        """,
        2,
        4);
  }

  private RunSetup setup(RunConfig config) throws IOException {
    Materials materials = new Materials(folder, Compute.SERIAL);
    return RunSetup.of(config, materials.dataset(config, new SweepListener() {}));
  }

  private Training training(RunSetup run, int shards) {
    return shards == 0
        ? new Training(run.dataset(), run.network(), run.options(), new Compute(2))
        : (Training) sharded(2, shards).of(run, Compute.SERIAL, new Schedule(1, 1, ""));
  }

  private void assertSame(String lines, int executors, int shards) throws IOException {
    List<RunConfig> runs = SweepFile.parse(lines + missing(lines), Map.of());
    assertTrue(Shard.cuts(setup(runs.get(0)).network().dimension(), shards).length > 2);
    Map<String, String> local = train("local", runs, Trainers.LOCAL);
    Map<String, String> sharded = train("sharded", runs, sharded(executors, shards));
    assertEquals(local.keySet(), sharded.keySet());
    local.forEach((file, text) -> assertEquals(text, sharded.get(file), file));
  }

  /** The lines of {@link #SHORT} whose keys are not there. */
  private static String missing(String lines) {
    List<String> missing = new ArrayList<>();
    for (String line : SHORT.lines().toList()) {
      String key = line.substring(0, line.indexOf(':') + 1);
      if (lines.lines().noneMatch(other -> other.startsWith(key))) {
        missing.add(line + "\n");
      }
    }
    return String.join("", missing);
  }

  private Trainers sharded(int executors, int shards) {
    return (run, compute, schedule) ->
        new Training(
            run.dataset(),
            run.network(),
            run.options(),
            compute,
            new ThreadCluster(run.config(), folder, executors, shards));
  }

  private String failure(String name, List<RunConfig> runs, Trainers trainers) {
    Throwable failure =
        assertThrows(SweepException.class, () -> train(name, runs, trainers)).getCause();
    while (failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure.getMessage();
  }

  /** Trains, and returns the text of each table without seconds. */
  private Map<String, String> train(String name, List<RunConfig> runs, Trainers trainers)
      throws IOException {
    Path sweep = folder.resolve(name);
    Execution execution =
        new Execution(new Compute(2), Concurrency.AUTO, Duration.ofDays(1), trainers);
    new SweepRunner(sweep, folder, execution, new SweepListener() {}).run(runs);
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sweep)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        String text = Files.readString(file);
        boolean timed = file.endsWith("metrics.csv") || file.endsWith("summary.csv");
        tables.put(
            sweep.relativize(file).toString(), timed ? text.replaceAll("(?m),[^,]*$", "") : text);
      }
    }
    return tables;
  }
}
