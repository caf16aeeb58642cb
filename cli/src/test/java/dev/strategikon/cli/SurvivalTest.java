package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in processes of their own, which are killed: kill −9 where there are signals. */
class SurvivalTest {
  @TempDir private Path folder;
  private ChildSweeps sweeps;

  @BeforeEach
  void prepare() {
    sweeps = new ChildSweeps(folder);
  }

  @Test
  void aSweepThatIsKilledAgainAndAgainEndsWithTheSameBytes() throws Exception {
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), ChildSweeps.SWEEP);
    sweeps.finish(sweep, "whole");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    // After some rows more, 0 of them while the process starts ...
    for (int kill = 0; kill < 2; kill++) {
      int rows = sweeps.rows("cut") + random.nextInt(8);
      kill(sweeps.start(sweep, "cut"), () -> sweeps.rows("cut") >= rows);
    }
    // ... and in the middle of a checkpoint, unless it is complete before the kill arrives.
    for (int attempt = 0; sweeps.halfWritten("cut") == 0; attempt++) {
      assertTrue(attempt < 10, "no kill has hit a checkpoint that was being written");
      int rows = sweeps.rows("cut") + 1;
      kill(
          sweeps.start(sweep, "cut"),
          () -> sweeps.rows("cut") > rows && sweeps.halfWritten("cut") > 0);
    }
    assertTrue(
        sweeps.rows("cut") < sweeps.rows("whole"), "the last kill came too late to test anything");
    sweeps.finish(sweep, "cut");
    assertEquals(sweeps.results("whole"), sweeps.results("cut"), "moments of seed " + seed);
    assertEquals(0, sweeps.halfWritten("cut"), "what was half-written is cleaned away");
  }

  /** No checkpoint comes by itself; the bars would be drawn on a terminal. */
  @Test
  void whoeverAsksASweepToStopLosesNothing() throws Exception {
    assumeTrue(hasSignals(), "a process cannot be asked to stop here");
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), ChildSweeps.SWEEP);
    sweeps.finish(sweep, "whole");
    Process process = sweeps.start(sweep, "cut", "3600", "-Dstrategikon.terminal=true");
    while (process.isAlive() && sweeps.rows("cut") < 6) {
      Thread.sleep(1);
    }
    process.destroy();
    assertEquals(143, process.waitFor(), sweeps::output);
    assertTrue(sweeps.output().contains("strategikon: stopped; saved "), sweeps.output());
    assertTrue(sweeps.output().contains("The same command goes on from there\n"), sweeps.output());
    List<Integer> steps = saved();
    assertEquals(Set.of(), leftInTheTemporaryFolder());
    assertEquals(0, sweeps.start(sweep, "cut", "3600").waitFor(), sweeps::output);
    for (int step : steps) {
      assertTrue(
          step == 0 || sweeps.output().contains("resumes after step " + step), sweeps.output());
    }
    assertEquals(sweeps.results("whole"), sweeps.results("cut"));
    // Not even a kill leaves anything there.
    process = sweeps.start(sweep, "killed", "0", "-Dstrategikon.terminal=true");
    kill(process, () -> sweeps.rows("killed") > 3);
    assertEquals(Set.of(), leftInTheTemporaryFolder());
  }

  /** Returns the steps that the message of a stopped sweep names. */
  private List<Integer> saved() {
    return Pattern.compile("after step ([0-9]+)")
        .matcher(sweeps.output().substring(sweeps.output().indexOf("stopped; saved")))
        .results()
        .map(step -> Integer.parseInt(step.group(1)))
        .toList();
  }

  @Test
  void twoProcessesNeverTouchEachOthersFiles() throws Exception {
    assumeTrue(hasSignals(), "a process cannot be stopped here");
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), ChildSweeps.SWEEP);
    Process first = sweeps.start(sweep, "shared");
    while (first.isAlive() && sweeps.rows("shared") < 6) {
      Thread.sleep(1);
    }
    signal(first, "STOP");
    Map<Path, String> before = Map.of();
    while (!before.equals(marks())) { // it takes a moment until all threads have stopped
      before = marks();
      Thread.sleep(300);
    }
    assertEquals(1, sweeps.start(sweep, "shared").waitFor());
    assertTrue(sweeps.output().contains("is being written by another run"), sweeps.output());
    assertEquals(before, marks());
    // Somebody clears the folder away, and the lock with it.
    try (Stream<Path> files = Files.walk(folder.resolve("shared"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    sweeps.finish(sweep, "shared");
    Map<Path, String> after = marks();
    signal(first, "CONT");
    assertEquals(1, first.waitFor());
    assertTrue(sweeps.output().contains("was deleted, moved or replaced"), sweeps.output());
    Map<Path, String> now = marks();
    now.entrySet().removeAll(after.entrySet());
    assertEquals(Map.of(), now);
    assertEquals(after.keySet(), marks().keySet());
  }

  /** Returns the sizes and times of all files but those that a reader makes. */
  private Map<Path, String> marks() throws IOException {
    Map<Path, String> marks = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("shared"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        marks.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return marks;
  }

  private static void signal(Process process, String name) throws Exception {
    assertTrue(process.isAlive());
    List<String> command = List.of("kill", "-" + name, String.valueOf(process.pid()));
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
  }

  private static boolean hasSignals() {
    return !System.getProperty("os.name").startsWith("Windows");
  }

  private Set<String> leftInTheTemporaryFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** Kills a process as soon as something holds; it must not end of itself before. */
  private void kill(Process process, BooleanSupplier moment) throws InterruptedException {
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
    boolean killed = process.isAlive();
    process.destroyForcibly().waitFor();
    assertTrue(killed, () -> "ended before it was killed: " + sweeps.output());
  }
}
