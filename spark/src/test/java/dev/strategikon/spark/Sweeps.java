package dev.strategikon.spark;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepRunner;
import dev.strategikon.sweep.Trainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Trains small sweeps somewhere, and returns what was written of them. */
final class Sweeps {
  private static final List<String> SMALL =
      List.of(
          "dataset: fashion-mnist-small",
          "model: mlp",
          "workers: 7",
          "byzantine: 2",
          "batch: 5",
          "evaluate-every: 3");

  private final Path folder;

  Sweeps(Path folder) {
    this.folder = folder;
  }

  /** Returns runs of seven workers on small images, of so many steps, where no key says other. */
  static List<RunConfig> small(int steps, String more) {
    StringBuilder yaml = new StringBuilder(more).append("steps: ").append(steps).append('\n');
    for (String line : SMALL) {
      if (!more.contains(line.substring(0, line.indexOf(':') + 1))) {
        yaml.append(line).append('\n');
      }
    }
    return SweepFile.parse(yaml.toString(), Map.of());
  }

  /** Returns what asks for a cluster. */
  ClusterOptions options(String address, Aggregation server, int shards) {
    return new ClusterOptions(address, server, shards, 2, "640m", Map.of(), folder, new Compute(2));
  }

  /** Trains here. */
  Map<String, String> trainLocally(List<RunConfig> runs) throws IOException {
    return train("local", runs, Trainers.LOCAL, Concurrency.AUTO, new SweepListener() {});
  }

  /** Trains, and returns the text of each table without seconds. */
  Map<String, String> train(
      String name,
      List<RunConfig> runs,
      Trainers trainers,
      Concurrency concurrency,
      SweepListener listener)
      throws IOException {
    return train(name, runs, trainers, concurrency, listener, Duration.ofDays(1));
  }

  /** Trains and saves states now and then. */
  Map<String, String> train(
      String name,
      List<RunConfig> runs,
      Trainers trainers,
      Concurrency concurrency,
      SweepListener listener,
      Duration checkpointEvery)
      throws IOException {
    Path sweep = folder.resolve(name);
    Execution execution = new Execution(new Compute(2), concurrency, checkpointEvery, trainers);
    new SweepRunner(sweep, folder, execution, listener).run(runs);
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
