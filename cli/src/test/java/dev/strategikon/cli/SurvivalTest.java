package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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

  private Process start(Path sweep, String to) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                "dev.strategikon.cli.Main"));
    command.addAll(List.of("run", sweep.toString(), "--out", folder.resolve(to).toString()));
    command.addAll(List.of("--threads", "2", "--checkpoint-every", "0"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private void finish(Path sweep, String to) throws IOException, InterruptedException {
    assertEquals(0, start(sweep, to).waitFor(), () -> read(folder.resolve("output.txt")));
  }

  /** Kills a process as soon as something holds; it must not end of itself before. */
  private void kill(Process process, BooleanSupplier moment) throws InterruptedException {
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
    boolean killed = process.isAlive();
    process.destroyForcibly().waitFor();
    assertTrue(killed, () -> "ended before it was killed: " + read(folder.resolve("output.txt")));
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
