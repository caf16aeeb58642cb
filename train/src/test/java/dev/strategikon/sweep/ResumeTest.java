package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that was stopped in its third step, and its folder as a kill, a full disk or a machine that
 * lost its power may leave it: each file cut off anywhere, and temporary files cut off anywhere.
 */
class ResumeTest {
  private static final RunConfig RUN =
      SweepFile.parse(
              """
              model: softmax
              rule: median
              attack: ipm(epsilon=10)
              workers: 5
              byzantine: 2
              batch: 2
              momentum: 0.5
              worker-momentum: 0.5
              steps: 5
              evaluate-every: 5
              loss-sample: 100
              """,
              Map.of())
          .get(0);

  /** The files of the run that was STOPPED. */
  private static final Map<String, byte[]> STOPPED = new LinkedHashMap<>();

  private static List<String> whole;

  @TempDir private Path folder;

  @BeforeAll
  static void trainAndStop(@TempDir Path once) throws IOException {
    train(once.resolve("whole"), new SweepListener() {});
    whole = metrics(once.resolve("whole"));
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 3) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(SweepException.class, () -> train(once.resolve("cut"), stop));
    try (Stream<Path> files = Files.list(run(once.resolve("cut")))) {
      for (Path file : files.toList()) {
        STOPPED.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  @BeforeEach
  void restore() throws IOException {
    Files.createDirectories(run(folder));
    for (Map.Entry<String, byte[]> file : STOPPED.entrySet()) {
      Files.write(run(folder).resolve(file.getKey()), file.getValue());
    }
    assertEquals(3, interrupted());
  }

  @Test
  void aCheckpointCutOffAnywhereIsNotBelieved() throws IOException {
    byte[] checkpoint = STOPPED.get("checkpoint.bin");
    for (int length : lengths(checkpoint.length, 400)) {
      cut("checkpoint.bin", length);
      assertEquals(2, interrupted(), "cut off at " + length + ", the one before is there");
    }
    for (int length : new int[] {0, checkpoint.length / 2, checkpoint.length - 1}) {
      restore();
      cut("checkpoint.bin", length);
      assertResumes("a checkpoint cut off at " + length);
      restore();
      cut("checkpoint.bin", length);
      cut("checkpoint-before.bin", length);
      assertEquals(0, interrupted());
      assertResumes("both checkpoints cut off at " + length);
    }
  }

  @Test
  void metricsCutOffAnywhereAreNeverTakenForMore() throws IOException {
    byte[] metrics = STOPPED.get("metrics.csv");
    int header = 1 + new String(metrics, StandardCharsets.UTF_8).indexOf('\n');
    for (int length = 0; length < metrics.length; length++) {
      cut("metrics.csv", length);
      String text = new String(metrics, 0, length, StandardCharsets.UTF_8);
      long rows = text.lines().count() - (text.endsWith("\n") ? 1 : 2);
      // Only the last two states are there.
      assertEquals(rows < 3 ? 0 : 2, interrupted(), "cut off at " + length);
    }
    for (int length : new int[] {0, header - 1, header, metrics.length - 1}) {
      restore();
      cut("metrics.csv", length);
      assertResumes("metrics cut off at " + length);
    }
  }

  @Test
  void moreRowsThanTheCheckpointKnowsAreDoneAgain() throws IOException {
    Files.writeString(
        run(folder).resolve("metrics.csv"),
        "4,0.1,,,9,9,9,9,9,0,1\n5,0.2,,",
        StandardOpenOption.APPEND);
    assertEquals(3, interrupted());
    assertResumes("rows after the checkpoint");
  }

  @Test
  void whatATemporaryFileHoldsIsNothing() throws IOException {
    byte[] checkpoint = STOPPED.get("checkpoint.bin");
    for (int length : new int[] {0, checkpoint.length / 2, checkpoint.length}) {
      restore();
      for (String name : STOPPED.keySet()) {
        byte[] all = STOPPED.get(name);
        Files.write(
            run(folder).resolve("." + name + "123456.part"),
            Arrays.copyOf(all, Math.min(length, all.length)));
      }
      assertEquals(3, interrupted());
      assertResumes("temporary files cut off at " + length);
      try (Stream<Path> files = Files.list(run(folder))) {
        assertEquals(
            STOPPED.size() - 1, files.count(), "all but the checkpoint before the last one");
      }
    }
  }

  @Test
  void whatIsMissingIsMadeAnew() throws IOException {
    for (String name : STOPPED.keySet()) {
      restore();
      Files.delete(run(folder).resolve(name));
      assertResumes("without " + name);
    }
  }

  @Test
  void aSweepThatIsAskedToStopSavesWhereItStands(@TempDir Path other) throws IOException {
    SweepRunner[] runner = new SweepRunner[1];
    SweepListener asking =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 2) {
              runner[0].stop();
            }
          }
        };
    Execution rarely = new Execution(Compute.SERIAL, Concurrency.AUTO, Duration.ofDays(1));
    runner[0] = new SweepRunner(other, other, rarely, asking);
    String message =
        assertThrows(SweepRunner.StoppedException.class, () -> runner[0].run(List.of(RUN)))
            .getMessage();
    assertEquals(
        "stopped; saved median under ipm(epsilon=10), q = 2, seed 1 after step 3. The same command"
            + " goes on from there",
        message);
    assertEquals(3, RunFolder.of(other, RUN).status().steps());
    train(other, new SweepListener() {});
    assertEquals(whole, metrics(other));
  }

  /** Both memories of the workers: what they sent last, and what the rule holds against them. */
  @Test
  void aRuleGoesOnWithWhatItRemembers() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            """
            model: softmax
            rule: safeguard(t1=4,t0=2)
            attack: ipm(epsilon=10)
            byzantine-set: fixed
            workers: 5
            byzantine: 2
            batch: 2
            worker-momentum: 0.5
            steps: 5
            evaluate-every: 5
            loss-sample: 100
            """,
            Map.of());
    Path uncut = folder.resolve("uncut");
    Path stopped = folder.resolve("stopped");
    train(uncut, runs, new SweepListener() {});
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 3) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(SweepException.class, () -> train(stopped, runs, stop));
    TrainingState state = RunFolder.of(stopped, runs.get(0)).interrupted().orElseThrow();
    assertEquals(3, state.ruleMemory().steps());
    train(stopped, runs, new SweepListener() {});
    assertEquals(rows(uncut, runs), rows(stopped, runs));
  }

  private static List<String> rows(Path sweep, List<RunConfig> runs) throws IOException {
    return withoutSeconds(RunFolder.of(sweep, runs.get(0)).path());
  }

  private void assertResumes(String what) throws IOException {
    train(folder, new SweepListener() {});
    assertEquals(whole, metrics(folder), what);
  }

  private int interrupted() throws IOException {
    return RunFolder.of(folder, RUN).interrupted().map(TrainingState::step).orElse(0);
  }

  private void cut(String name, int length) throws IOException {
    Files.write(run(folder).resolve(name), Arrays.copyOf(STOPPED.get(name), length));
  }

  /** Some lengths below one, the first and the last ones among them. */
  private static Set<Integer> lengths(int below, int count) {
    Set<Integer> lengths = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      lengths.add((int) ((long) i * below / count));
      lengths.add(Math.min(i, below - 1));
      lengths.add(Math.max(0, below - 1 - i));
    }
    return lengths;
  }

  private static void train(Path sweep, SweepListener listener) throws IOException {
    train(sweep, List.of(RUN), listener);
  }

  private static void train(Path sweep, List<RunConfig> runs, SweepListener listener)
      throws IOException {
    Execution execution = new Execution(Compute.SERIAL, Concurrency.AUTO, Duration.ZERO);
    new SweepRunner(sweep, sweep, execution, listener).run(runs);
  }

  private static Path run(Path sweep) {
    return RunFolder.of(sweep, RUN).path();
  }

  /** The rows of a run, without the seconds. */
  private static List<String> metrics(Path sweep) throws IOException {
    return withoutSeconds(run(sweep));
  }

  private static List<String> withoutSeconds(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }
}
