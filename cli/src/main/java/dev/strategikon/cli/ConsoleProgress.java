package dev.strategikon.cli;

import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunResult;
import dev.strategikon.experiment.SweepListener;
import dev.strategikon.sgd.StepMetrics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how a sweep goes on: on a terminal a bar for the sweep and one for the run, each with the
 * time left, elsewhere one line for each run that ends.
 */
final class ConsoleProgress implements SweepListener, AutoCloseable {
  private final PrintWriter out;
  private final boolean bars;
  private ProgressBar sweepBar;
  private ProgressBar runBar;
  private int number;
  private int total;

  /**
   * Creates it.
   *
   * @param bars whether to draw bars on standard error
   */
  ConsoleProgress(PrintWriter out, boolean bars) {
    this.out = out;
    this.bars = bars;
  }

  @Override
  public void sweepStarted(List<RunConfig> runs) {
    total = runs.size();
    long steps = runs.stream().mapToLong(ConsoleProgress::steps).sum();
    sweepBar = bar("sweep of " + total, steps);
  }

  @Override
  public void datasetLoading(String name) {
    note("reading " + name);
  }

  @Override
  public void runSkipped(RunConfig run) {
    number++;
    say("%s: finished before, left as it is".formatted(run));
    // What was done before must not make the time left look shorter than it is.
    if (sweepBar != null) {
      sweepBar.maxHint(sweepBar.getMax() - steps(run));
    }
  }

  @Override
  public void runStarted(RunConfig run, int completedSteps) {
    number++;
    if (completedSteps > 0) {
      say("%s: goes on after step %d".formatted(run, completedSteps));
    }
    if (sweepBar != null) {
      sweepBar.maxHint(sweepBar.getMax() - completedSteps);
    }
    runBar = bar("run %d of %d".formatted(number, total), steps(run) - completedSteps);
    note(run.toString());
  }

  @Override
  public void stepCompleted(RunConfig run, StepMetrics metrics) {
    if (runBar == null) {
      return;
    }
    if (metrics.step() > 0) {
      runBar.step();
      sweepBar.step();
    }
    if (metrics.isEvaluated()) {
      note("%s: accuracy %s".formatted(run, percent(metrics.testAccuracy())));
    }
  }

  @Override
  public void runFinished(RunConfig run, RunResult result) {
    if (runBar != null) {
      runBar.close();
      runBar = null;
    }
    say(
        "%s: accuracy %s, loss %.3f, %.0f s"
            .formatted(run, percent(result.testAccuracy()), result.trainLoss(), result.seconds()));
  }

  @Override
  public void close() {
    if (runBar != null) {
      runBar.close();
    }
    if (sweepBar != null) {
      sweepBar.close();
    }
  }

  /** Returns such as {@code 81.3 %}. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static int steps(RunConfig run) {
    return run.options().steps();
  }

  private void note(String text) {
    if (runBar != null) {
      runBar.setExtraMessage(" " + text);
    }
  }

  /** Bars are redrawn in place, and a line between them would be drawn over. */
  private void say(String line) {
    if (!bars) {
      out.println(line);
      out.flush();
    }
  }

  private ProgressBar bar(String name, long steps) {
    return bars
        ? new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(steps)
            .setUnit(" steps", 1)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(250)
            .continuousUpdate()
            .build()
        : null;
  }
}
