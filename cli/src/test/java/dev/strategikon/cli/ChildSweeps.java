package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sweeps that other processes train, and what is in their folders.
 *
 * @param folder holds them
 */
record ChildSweeps(Path folder) {
  /** The workers' momenta make a checkpoint of megabytes, so that writing it takes a while. */
  static final String SWEEP =
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

  static final List<String> RESULTS =
      List.of("config.yaml", "metrics.csv", "audit.csv", "profile.csv");

  String output() {
    return read(folder.resolve("output.txt"));
  }

  Process start(Path sweep, String to) throws IOException {
    return start(sweep, to, "0");
  }

  Process start(Path sweep, String to, String checkpointEvery, String... properties)
      throws IOException {
    return start(
        List.of(properties),
        List.of(
            "run",
            sweep.toString(),
            "--out",
            folder.resolve(to).toString(),
            "--threads",
            "2",
            "--checkpoint-every",
            checkpointEvery));
  }

  /** Starts a command of the program, on a JVM with further options. */
  Process start(List<String> options, List<String> arguments) throws IOException {
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
    command.addAll(options);
    command.add("dev.strategikon.cli.Main");
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(newOutput().toFile()))
        .start();
  }

  /** Several processes may write it, one after the other. */
  Path newOutput() throws IOException {
    return Files.writeString(folder.resolve("output.txt"), "");
  }

  void finish(Path sweep, String to) throws IOException, InterruptedException {
    assertEquals(0, start(sweep, to).waitFor(), this::output);
  }

  /** Returns the complete rows of all runs. */
  int rows(String sweep) {
    return files(sweep).stream()
        .filter(file -> file.endsWith("metrics.csv"))
        .mapToInt(file -> (int) read(file).chars().filter(c -> c == '\n').count())
        .sum();
  }

  int halfWritten(String sweep) {
    return (int)
        files(sweep).stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith(".checkpoint") && name.endsWith(".part"))
            .count();
  }

  /** Returns what each run has written, without the seconds, by its folder's name. */
  Map<String, String> results(String sweep) {
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

  List<Path> files(String sweep) {
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
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
