package dev.strategikon.cli;

import dev.strategikon.dataset.Datasets;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.SweepRunner;
import dev.strategikon.gradient.Parallel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  @Mixin private ThreadsOption threads;

  /** Trains what is not finished, with progress on the console. */
  void train(List<RunConfig> runs, Path sweep, PrintWriter out) throws IOException {
    train(runs, sweep, data, threads.parallel(), out);
  }

  /** Trains what is not finished, with progress on the console. */
  static void train(List<RunConfig> runs, Path sweep, Path data, Parallel parallel, PrintWriter out)
      throws IOException {
    try (ConsoleProgress progress = new ConsoleProgress(out, Terminal.isWatched())) {
      new SweepRunner(sweep, data, parallel, progress).run(runs);
    }
  }
}
