package dev.strategikon.sweep;

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
import dev.strategikon.store.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An audited run of nine steps, finished or stopped, whose files somebody has changed since. */
class DamagedRunTest {
  private static final RunConfig RUN =
      SweepFile.parse(
              """
              model: softmax
              rule: median
              attack: ipm(epsilon=10)
              workers: 5
              byzantine: 2
              batch: 2
              steps: 9
              evaluate-every: 3
              loss-sample: 100
              audit-every: 3
              """,
              Map.of())
          .get(0);

  private static final List<String> TABLES = List.of("metrics.csv", "audit.csv", "profile.csv");

  private static final Map<String, byte[]> FINISHED = new TreeMap<>();

  /** After its seventh step; the states after six and seven are saved. */
  private static final Map<String, byte[]> STOPPED = new TreeMap<>();

  @TempDir private Path sweep;

  /** Changes the bytes of a file; null deletes it. */
  @FunctionalInterface
  private interface Change {
    String of(String text);
  }

  /** A change of a file, and what must be said of it. */
  private record Damage(String file, Change change, String said) {
    @Override
    public String toString() {
      return file + ": " + said;
    }
  }

  @BeforeAll
  static void trainAndStop(@TempDir Path once) throws IOException {
    train(once.resolve("whole"), new SweepListener() {});
    read(once.resolve("whole"), FINISHED);
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 7) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(SweepException.class, () -> train(once.resolve("cut"), stop));
    read(once.resolve("cut"), STOPPED);
  }

  static List<Damage> damages() {
    return List.of(
        damage("metrics.csv", rows(4, 6), "metrics.csv, line 6: step 7 follows step 3"),
        damage(
            "metrics.csv", text -> text + "10,1,,,1,1,1,1,0,0,1\n", "bytes that the run did not"),
        damage("metrics.csv", text -> text + text.lines().toList().get(9) + "\n", "did not write"),
        damage("metrics.csv", text -> text.replaceFirst("\n3,0", "\n3,1"), "was changed"),
        damage("metrics.csv", text -> text.substring(0, text.length() - 5), "is cut off"),
        damage("metrics.csv", text -> text.replaceFirst("\n4,", "\n\0\0\0,"), "not a row of"),
        damage("metrics.csv", text -> text.replaceFirst("\n4,", "\n\"4,"), "is not a table"),
        damage("metrics.csv", text -> null, "metrics.csv is missing"),
        damage("audit.csv", text -> null, "audit.csv is missing"),
        damage("audit.csv", text -> text.replace("true", "TRUE"), "audit.csv was changed"),
        damage("profile.csv", rows(300, 964), "profile.csv has 59 of the 241 rows of step 3"),
        damage("profile.csv", text -> "", "profile.csv is cut off: it has 0 of"),
        damage(
            "seal.json", text -> text.replaceFirst("\"bytes\" : ", "$01"), "seal.json is damaged"),
        damage("seal.json", text -> text.replaceFirst("[0-9a-f]{64}", "0"), "seal.json is damaged"),
        damage("seal.json", text -> "", "seal.json is damaged"),
        damage("config.yaml", text -> text.replace("median", "mean"), "config.yaml is not that of"),
        damage("config.yaml", text -> text.replace("rule:", "ruel:"), "Did you mean 'rule'?"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void whatIsChangedAfterTheEndIsNamedKeptAndComputedAgain(Damage damage) throws IOException {
    restore(FINISHED);
    assertTrue(run().isFinished());
    byte[] damaged = apply(damage);
    assertFalse(run().isFinished());
    RunStatus status = run().status();
    assertEquals(RunStatus.State.DAMAGED, status.state());
    assertSaid(damage, status.faults());
    Map<Path, List<String>> told = resume();
    assertEquals(1, told.size());
    told.forEach((kept, faults) -> assertSaid(damage, faults));
    assertWhole();
    Path kept = told.keySet().iterator().next();
    assertEquals(run().path().resolve("damaged-1"), kept);
    if (damaged != null) {
      assertArrayEquals(damaged, Files.readAllBytes(kept.resolve(damage.file)));
    }
  }

  /** Nobody knows of a value, but each step has its row. A kill may cut rows off at the end. */
  @Test
  void withoutASealTheStepsAreChecked() throws IOException {
    for (Damage damage : damages()) {
      restore(FINISHED);
      Files.delete(run().path().resolve("seal.json"));
      if (damage.file.equals("seal.json") || damage.said.contains("was changed")) {
        continue;
      }
      apply(damage);
      assertFalse(run().isFinished(), damage.toString());
      RunStatus status = run().status();
      assertEquals(0, status.steps(), damage.toString());
      if (!damage.said.contains("is cut off") && !damage.said.contains("metrics.csv is missing")) {
        assertEquals(RunStatus.State.DAMAGED, status.state(), damage.toString());
        assertFalse(status.faults().isEmpty());
      }
    }
  }

  @Test
  void anEarlierRunIsSealedOnceItIsChecked() throws IOException {
    restore(FINISHED);
    Files.delete(run().path().resolve("seal.json"));
    assertEquals(new RunStatus(RunStatus.State.FINISHED, 9, false, List.of()), run().status());
    assertEquals(Map.of(), resume());
    assertEquals(new RunStatus(RunStatus.State.FINISHED, 9, true, List.of()), run().status());
  }

  @Test
  void rowsBeforeTheCheckpointMustBeThoseThatTheRunWrote() throws IOException {
    Map<String, Change> changes = new LinkedHashMap<>();
    changes.put("metrics.csv", text -> text.replaceFirst("\n3,0", "\n3,1"));
    changes.put("audit.csv", text -> text.substring(0, text.length() - 30));
    changes.put("profile.csv", rows(400, 410));
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      restore(STOPPED);
      assertEquals(new RunStatus(RunStatus.State.INTERRUPTED, 7, false, List.of()), run().status());
      apply(damage(change.getKey(), change.getValue(), ""));
      assertEquals(RunStatus.State.DAMAGED, run().status().state(), change.getKey());
      assertEquals(1, resume().size());
      assertWhole();
    }
  }

  @Test
  void withoutASealTooAStoppedRunMustHaveAllRows() throws IOException {
    Map<String, Change> changes = new LinkedHashMap<>();
    changes.put("metrics.csv", rows(3, 3));
    changes.put("audit.csv", rows(2, 2));
    changes.put("profile.csv", rows(400, 410));
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      restore(STOPPED);
      Files.delete(run().path().resolve("seal.json"));
      assertEquals(7, run().status().steps());
      apply(damage(change.getKey(), change.getValue(), ""));
      assertEquals(0, run().status().steps(), change.getKey());
      resume();
      assertWhole();
    }
  }

  /** The last row is of the seventh step. The state after the sixth one knows nothing of it. */
  @Test
  void aChangeAfterTheStateBeforeCostsOneStep() throws IOException {
    restore(STOPPED);
    apply(damage("metrics.csv", text -> text.replaceFirst("\n7,0", "\n7,1"), ""));
    RunStatus status = run().status();
    assertEquals(RunStatus.State.INTERRUPTED, status.state());
    assertEquals(6, status.steps());
    assertTrue(status.faults().get(0).startsWith("metrics.csv was changed"), status.toString());
    assertEquals(1, resume().size());
    assertWhole();
    String kept = Files.readString(run().path().resolve("damaged-1/metrics.csv"));
    assertTrue(kept.contains("\n7,1"), kept);
  }

  @ParameterizedTest
  @CsvSource({"checkpoint.bin, 6", "checkpoint-before.bin, 7"})
  void oneFlippedBitCostsAtMostOneCheckpoint(String file, int step) throws IOException {
    byte[] whole = STOPPED.get(file);
    for (int at = 0; at < whole.length; at += whole.length / 7) {
      restore(STOPPED);
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      Files.write(run().path().resolve(file), flipped);
      RunStatus status = run().status();
      assertEquals(step, status.steps());
      assertEquals(List.of(file + " is damaged, or of another run"), status.faults());
    }
    assertEquals(Map.of(Path.of(""), List.of(file + " is damaged, or of another run")), resume());
    assertWhole();
  }

  /** A damaged last state does not push out the one before that is whole. */
  @Test
  void theStateOnWhichTheRunGoesOnIsKept() throws IOException {
    restore(STOPPED);
    Files.write(run().path().resolve("checkpoint.bin"), new byte[100]);
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            throw new IllegalStateException("stop");
          }
        };
    assertThrows(SweepException.class, () -> train(sweep, stop));
    assertEquals(7, run().status().steps());
    Files.write(run().path().resolve("checkpoint.bin"), new byte[100]);
    assertEquals(6, run().status().steps());
    resume();
    assertWhole();
  }

  @Test
  void aMissingConfigurationIsWrittenAgain() throws IOException {
    restore(FINISHED);
    Files.delete(run().path().resolve("config.yaml"));
    assertEquals(Map.of(), resume());
    assertWhole();
  }

  @Test
  void aFinishedRunHasOneCheckpoint() {
    assertEquals(
        List.of(
            "audit.csv",
            "checkpoint.bin",
            "config.yaml",
            "data.json",
            "metrics.csv",
            "profile.csv",
            "seal.json",
            "system.json"),
        List.copyOf(FINISHED.keySet()));
    assertTrue(STOPPED.containsKey("checkpoint-before.bin"));
  }

  private static Damage damage(String file, Change change, String said) {
    return new Damage(file, change, said);
  }

  /** Leaves out some rows, counted from 1 behind the header. */
  private static Change rows(int from, int to) {
    return text -> {
      List<String> lines = new ArrayList<>(text.lines().toList());
      lines.subList(from + 1, Math.min(to + 2, lines.size())).clear();
      return String.join("\n", lines) + "\n";
    };
  }

  /** Returns the damaged bytes; null if the file is gone. */
  private byte[] apply(Damage damage) throws IOException {
    Path file = run().path().resolve(damage.file);
    String after = damage.change.of(Files.readString(file));
    if (after == null) {
      Files.delete(file);
      return null;
    }
    assertFalse(after.equals(Files.readString(file)), "the test changes nothing");
    Files.writeString(file, after);
    return after.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertSaid(Damage damage, List<String> faults) {
    assertTrue(faults.stream().anyMatch(f -> f.contains(damage.said)), faults.toString());
    assertFalse(faults.toString().contains("\0"), "invisible characters");
  }

  /** Trains, and returns what was said of damaged files, by the folder that keeps them. */
  private Map<Path, List<String>> resume() throws IOException {
    Map<Path, List<String>> told = new LinkedHashMap<>();
    train(
        sweep,
        new SweepListener() {
          @Override
          public void runDamaged(PlannedRun planned, Optional<Path> kept) {
            told.put(kept.orElse(Path.of("")), planned.faults());
          }
        });
    return told;
  }

  private void assertWhole() throws IOException {
    assertTrue(run().isFinished());
    for (String table : TABLES) {
      String expected = text(FINISHED.get(table));
      String actual = Files.readString(run().path().resolve(table));
      if (table.equals("metrics.csv")) {
        expected = expected.replaceAll("(?m),[^,]*$", "");
        actual = actual.replaceAll("(?m),[^,]*$", "");
      }
      assertEquals(expected, actual);
    }
    assertEquals(text(FINISHED.get("config.yaml")), Files.readString(config()));
    assertFalse(Files.exists(run().path().resolve("checkpoint-before.bin")));
  }

  private Path config() {
    return run().path().resolve("config.yaml");
  }

  private RunFolder run() {
    return RunFolder.of(sweep, RUN);
  }

  private void restore(Map<String, byte[]> files) throws IOException {
    Path run = run().path();
    if (Files.exists(run)) {
      try (Stream<Path> old = Files.walk(run)) {
        old.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
      }
    }
    Files.createDirectories(run);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(run.resolve(file.getKey()), file.getValue());
    }
  }

  private static void read(Path sweep, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> found = Files.list(RunFolder.of(sweep, RUN).path())) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void train(Path sweep, SweepListener listener) throws IOException {
    Execution execution = new Execution(Compute.SERIAL, Concurrency.AUTO, Duration.ZERO);
    new SweepRunner(sweep, sweep, execution, listener).run(List.of(RUN));
  }
}
