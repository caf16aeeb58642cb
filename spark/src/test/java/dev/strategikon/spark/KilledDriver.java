package dev.strategikon.spark;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A driver in a process of its own, with a cluster that it starts, until somebody kills it. */
final class KilledDriver {
  private KilledDriver() {}

  /** Returns what it trains. */
  static List<RunConfig> runs() {
    return Sweeps.small(
        60, "rule: nnm | krum\nattack: ipm(epsilon=0.5)\nworker-momentum: 0.5\nworkers: 9\n");
  }

  /** Trains in a folder. */
  public static void main(String[] args) throws IOException {
    Sweeps sweeps = new Sweeps(Path.of(args[0]));
    try (Cluster cluster =
        sweeps.options("spark", Aggregation.SHARDED, 0).connect(System.out::println)) {
      sweeps.train(
          "there", runs(), cluster, Concurrency.WORKERS, new SweepListener() {}, Duration.ZERO);
    }
  }
}
