package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Interruption;
import dev.strategikon.cli.console.Terminal;
import dev.strategikon.cli.option.DataOption;
import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
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

/** The options of all commands that train. */
final class SweepOptions {
  private static final String STOPPING = "Stopping after this step …";

  @Option(
      names = "--parallel",
      paramLabel = "WHAT",
      description =
          "How threads are used. runs: for several runs at once. workers: for the workers of one"
              + " run. auto: the faster of the two (default: ${DEFAULT-VALUE}). Changes no bit of"
              + " the result.")
  private Concurrency concurrency = Concurrency.AUTO;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description =
          "The time between checkpoints, which is the work that an interruption may lose (default:"
              + " ${DEFAULT-VALUE}). 0 saves after every step.")
  private long checkpointSeconds = Execution.CHECKPOINT_EVERY.toSeconds();

  @Option(
      names = "--dry-run",
      description = "Prints the plan, the runs and the estimated time. Writes nothing.")
  private boolean dryRun;

  @Mixin private DataOption data;
  @Mixin private ThreadsOption threads;
  @Mixin private EngineOptions engine;

  /** Returns the folder of data sets. */
  Path data() {
    return data.folder();
  }

  /** Returns the threads and kernels of this process. */
  Compute compute() {
    return threads.compute();
  }

  /** Returns the plan for this process alone. Writes nothing. */
  SweepPlan plan(List<RunConfig> runs, Path sweep) throws IOException {
    SweepFolder.checkOut(sweep);
    engine.isLocal(); // fails if the options contradict each other
    return new SweepRunner(sweep, data(), execution(Trainers.LOCAL), new SweepListener() {})
        .plan(runs);
  }

  /**
   * Prints the plan if no more is asked for.
   *
   * @return whether this was all
   */
  boolean printedPlan(List<RunConfig> runs, Path sweep, PrintWriter out) throws IOException {
    if (dryRun) {
      SweepPlan plan = plan(runs, sweep);
      PlanText.print(out, plan);
      PlanText.printRuns(out, plan);
    }
    return dryRun;
  }

  /** Trains unfinished runs. Prints the plan and the progress. */
  void train(List<RunConfig> runs, Path sweep, PrintWriter out) throws IOException {
    // Connect only if there are runs to train and they can be trained.
    if (engine.isLocal() || plan(runs, sweep).unfinished().isEmpty()) {
      train(runs, sweep, data(), execution(Trainers.LOCAL), out);
      return;
    }
    out.println("Connecting to " + engine + " …");
    try (Cluster cluster = engine.connect(data(), threads.compute(), out)) {
      out.println("Engine: " + cluster.description());
      train(runs, sweep, data(), execution(cluster), out);
    }
  }

  /** Trains unfinished runs. Prints the plan and the progress. */
  static void train(
      List<RunConfig> runs, Path sweep, Path data, Execution execution, PrintWriter out)
      throws IOException {
    SweepFolder.checkOut(sweep);
    try (ConsoleProgress progress = new ConsoleProgress(out, Terminal.isWatched())) {
      SweepRunner runner = new SweepRunner(sweep, data, execution, progress);
      Interruption interruption = Interruption.calls(runner::stop, STOPPING);
      try {
        runner.run(runs);
      } finally {
        interruption.close();
      }
    }
  }

  private Execution execution(Trainers trainers) {
    return new Execution(
        threads.compute(), concurrency, Duration.ofSeconds(checkpointSeconds), trainers);
  }
}
