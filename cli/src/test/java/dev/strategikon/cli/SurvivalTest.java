package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in processes of their own, which are killed: kill −9 where there are signals. */
class SurvivalTest {
  /** The workers' momenta make a checkpoint of megabytes, so that writing it takes a while. */
  private static final String SWEEP =
      """
      model: mlp(hidden=128)
      rule: [median, krum]
      attack: ipm(epsilon=10)
      workers: 9
      byzantine: 3
      attack-from-epoch: 0.02
      batch: 4
      worker-momentum: 0.5
      momentum: 0.5
      steps: 24
      evaluate-every: 8
      loss-sample: 100
      audit-every: 4
      """;

  private static final List<String> RESULTS =
      List.of("config.yaml", "metrics.csv", "audit.csv", "profile.csv");

  @TempDir private Path folder;

  @Test
  void aSweepThatIsKilledAgainAndAgainEndsWithTheSameBytes() throws Exception {
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    finish(sweep, "whole");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    // After some rows more, 0 of them while the process starts ...
    for (int kill = 0; kill < 2; kill++) {
      int rows = rows("cut") + random.nextInt(8);
      kill(start(sweep, "cut"), () -> rows("cut") >= rows);
    }
    // ... and in the middle of a checkpoint, unless it is complete before the kill arrives.
    for (int attempt = 0; halfWritten("cut") == 0; attempt++) {
      assertTrue(attempt < 10, "no kill has hit a checkpoint that was being written");
      int rows = rows("cut") + 1;
      kill(start(sweep, "cut"), () -> rows("cut") > rows && halfWritten("cut") > 0);
    }
    assertTrue(rows("cut") < rows("whole"), "the last kill came too late to test anything");
    finish(sweep, "cut");
    assertEquals(results("whole"), results("cut"), "moments of seed " + seed);
    assertEquals(0, halfWritten("cut"), "what was half-written is cleaned away");
  }

  /** No checkpoint comes by itself; the bars would be drawn on a terminal. */
  @Test
  void whoeverAsksASweepToStopLosesNothing() throws Exception {
    assumeTrue(hasSignals(), "a process cannot be asked to stop here");
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    finish(sweep, "whole");
    Process process = start(sweep, "cut", "3600", "-Dstrategikon.terminal=true");
    while (process.isAlive() && rows("cut") < 6) {
      Thread.sleep(1);
    }
    process.destroy();
    assertEquals(143, process.waitFor(), this::output);
    assertTrue(output().contains("strategikon: stopped; saved "), output());
    assertTrue(output().contains("The same command goes on from there\n"), output());
    List<Integer> steps = saved();
    assertEquals(Set.of(), leftInTheTemporaryFolder());
    assertEquals(0, start(sweep, "cut", "3600").waitFor(), this::output);
    for (int step : steps) {
      assertTrue(step == 0 || output().contains("resumes after step " + step), output());
    }
    assertEquals(results("whole"), results("cut"));
    // Not even a kill leaves anything there.
    process = start(sweep, "killed", "0", "-Dstrategikon.terminal=true");
    kill(process, () -> rows("killed") > 3);
    assertEquals(Set.of(), leftInTheTemporaryFolder());
  }

  /** Returns the steps that the message of a stopped sweep names. */
  private List<Integer> saved() {
    return Pattern.compile("after step ([0-9]+)")
        .matcher(output().substring(output().indexOf("stopped; saved")))
        .results()
        .map(step -> Integer.parseInt(step.group(1)))
        .toList();
  }

  @Test
  void twoProcessesNeverTouchEachOthersFiles() throws Exception {
    assumeTrue(hasSignals(), "a process cannot be stopped here");
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    Process first = start(sweep, "shared");
    while (first.isAlive() && rows("shared") < 6) {
      Thread.sleep(1);
    }
    signal(first, "STOP");
    Map<Path, String> before = Map.of();
    while (!before.equals(marks())) { // it takes a moment until all threads have stopped
      before = marks();
      Thread.sleep(300);
    }
    assertEquals(1, start(sweep, "shared").waitFor());
    assertTrue(output().contains("is being written by another run"), output());
    assertEquals(before, marks());
    // Somebody clears the folder away, and the lock with it.
    try (Stream<Path> files = Files.walk(folder.resolve("shared"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    finish(sweep, "shared");
    Map<Path, String> after = marks();
    signal(first, "CONT");
    assertEquals(1, first.waitFor());
    assertTrue(output().contains("was deleted, moved or replaced"), output());
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

  private String output() {
    return read(folder.resolve("output.txt"));
  }

  private Set<String> leftInTheTemporaryFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private Process start(Path sweep, String to) throws IOException {
    return start(sweep, to, "0");
  }

  private Process start(Path sweep, String to, String checkpointEvery, String... properties)
      throws IOException {
    Files.createDirectories(folder.resolve("temporary"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder.resolve("temporary"),
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", "")));
    command.addAll(List.of(properties));
    command.add("dev.strategikon.cli.Main");
    command.addAll(List.of("run", sweep.toString(), "--out", folder.resolve(to).toString()));
    command.addAll(List.of("--threads", "2", "--checkpoint-every", checkpointEvery));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(newOutput().toFile()))
        .start();
  }

  /** Several processes may write it, one after the other. */
  private Path newOutput() throws IOException {
    return Files.writeString(folder.resolve("output.txt"), "");
  }

  private void finish(Path sweep, String to) throws IOException, InterruptedException {
    assertEquals(0, start(sweep, to).waitFor(), this::output);
  }

  /** Kills a process as soon as something holds; it must not end of itself before. */
  private void kill(Process process, BooleanSupplier moment) throws InterruptedException {
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
    boolean killed = process.isAlive();
    process.destroyForcibly().waitFor();
    assertTrue(killed, () -> "ended before it was killed: " + output());
  }

  /** Returns the complete rows of all runs. */
  private int rows(String sweep) {
    return files(sweep).stream()
        .filter(file -> file.endsWith("metrics.csv"))
        .mapToInt(file -> (int) read(file).chars().filter(c -> c == '\n').count())
        .sum();
  }

  private int halfWritten(String sweep) {
    return (int)
        files(sweep).stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith(".checkpoint") && name.endsWith(".part"))
            .count();
  }

  /** Returns what each run has written, without the seconds, by its folder's name. */
  private Map<String, String> results(String sweep) {
    Map<String, String> results = new TreeMap<>();
    for (Path file : files(sweep)) {
      if (RESULTS.contains(file.getFileName().toString())) {
        String text = read(file);
        results.put(
            folder.resolve(sweep).relativize(file).toString(),
            file.endsWith("metrics.csv") ? text.replaceAll("(?m),[^,]*$", "") : text);
      }
    }
    assertEquals(2 * RESULTS.size(), results.size());
    return results;
  }

  private List<Path> files(String sweep) {
    Path root = folder.resolve(sweep);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> runs = Files.exists(root) ? Files.list(root) : Stream.of()) {
      for (Path run : runs.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(run)) {
          files.forEach(found::add);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that has just been replaced may be gone under its old handle. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
