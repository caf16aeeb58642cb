package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.config.RunConfig;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.Concurrency;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepPlan;
import dev.strategikon.sweep.SweepRunner;
import dev.strategikon.sweep.Trainers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that trains has in common. */
final class SweepOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data sets lie (default: ${DEFAULT-VALUE}).")
  private Path data = Datasets.defaultDirectory();

  @Option(
      names = "--parallel",
      paramLabel = "WHAT",
      description =
          "What the threads share: runs, workers (of one run), or auto, which is the faster one"
              + " (default: ${DEFAULT-VALUE}); changes no bit of the result.")
  private Concurrency concurrency = Concurrency.AUTO;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description =
          "How much work may be lost when a run is interrupted (default: ${DEFAULT-VALUE});"
              + " 0 saves after every step.")
  private long checkpointSeconds = Execution.CHECKPOINT_EVERY.toSeconds();

  @Mixin private ThreadsOption threads;
  @Mixin private EngineOptions engine;

  /** Returns what would be done by this process alone; writes nothing. */
  SweepPlan plan(List<RunConfig> runs, Path sweep) throws IOException {
    engine.isLocal(); // or the options contradict each other
    return new SweepRunner(sweep, data, execution(Trainers.LOCAL), new SweepListener() {})
        .plan(runs);
  }

  /** Trains what is not finished, with the plan and the progress on the console. */
  void train(List<RunConfig> runs, Path sweep, PrintWriter out) throws IOException {
    // What cannot be trained, or need not be, needs no cluster.
    if (engine.isLocal() || plan(runs, sweep).unfinished().isEmpty()) {
      train(runs, sweep, data, execution(Trainers.LOCAL), out);
      return;
    }
    out.println("Connecting to " + engine + " …");
    try (Cluster cluster = engine.connect(data, threads.compute(), out)) {
      out.println("Engine: " + cluster.description());
      train(runs, sweep, data, execution(cluster), out);
    }
  }

  /** Trains what is not finished, with the plan and the progress on the console. */
  static void train(
      List<RunConfig> runs, Path sweep, Path data, Execution execution, PrintWriter out)
      throws IOException {
    try (ConsoleProgress progress = new ConsoleProgress(out, Terminal.isWatched())) {
      new SweepRunner(sweep, data, execution, progress).run(runs);
    }
  }

  private Execution execution(Trainers trainers) {
    return new Execution(
        threads.compute(), concurrency, Duration.ofSeconds(checkpointSeconds), trainers);
  }
}
