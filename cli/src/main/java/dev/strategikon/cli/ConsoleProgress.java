package dev.strategikon.cli;

import dev.strategikon.experiment.RemainingTime;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunResult;
import dev.strategikon.experiment.SweepListener;
import dev.strategikon.experiment.SweepPlan;
import dev.strategikon.sgd.StepMetrics;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows the plan of a sweep and how it goes on: on a terminal a bar for the sweep and one for each
 * run that is going on, elsewhere a line for each run that ends, and one a minute.
 */
final class ConsoleProgress implements SweepListener, AutoCloseable {
  private static final long NANOS_BETWEEN_LINES = 60_000_000_000L;

  private final PrintWriter out;
  private final boolean bars;
  private final Map<RunConfig, ProgressBar> runBars = new LinkedHashMap<>();
  private ProgressBar sweepBar;
  private RemainingTime remaining;
  private int ended;
  private int total;
  private long lastLine;

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
  public void sweepStarted(SweepPlan plan) {
    PlanText.print(out, plan);
    total = plan.runs().size();
    remaining = new RemainingTime(plan, System::nanoTime);
    lastLine = System.nanoTime();
    if (bars && !plan.unfinished().isEmpty()) {
      sweepBar = bar("sweep of " + total, plan.stepsLeft());
    }
  }

  @Override
  public void datasetLoading(String name) {
    say("reading " + name);
  }

  @Override
  public void runSkipped(RunConfig run) {
    ended++;
    say("%s: finished before, left as it is".formatted(run));
  }

  @Override
  public void runStarted(RunConfig run, int completedSteps) {
    remaining.started(run);
    if (completedSteps > 0) {
      say("%s: goes on after step %d".formatted(run, completedSteps));
    }
    if (bars) {
      runBars.put(run, bar(run.toString(), run.options().steps() - completedSteps));
    }
  }

  @Override
  public void stepCompleted(RunConfig run, StepMetrics metrics) {
    remaining.completed(run, metrics.step());
    ProgressBar bar = runBars.get(run);
    if (bar == null) {
      sayNowAndThen();
      return;
    }
    if (metrics.step() > 0) {
      bar.step();
      sweepBar.step();
      sweepBar.setExtraMessage(" " + left());
    }
    if (metrics.isEvaluated()) {
      bar.setExtraMessage(" accuracy " + percent(metrics.testAccuracy()));
    }
  }

  @Override
  public void runFinished(RunConfig run, RunResult result) {
    end(run);
    say(
        "%s: accuracy %s, loss %.3f, %.0f s; %s"
            .formatted(
                run,
                percent(result.testAccuracy()),
                result.trainLoss(),
                result.seconds(),
                progress()));
  }

  @Override
  public void runFailed(RunConfig run, Throwable failure) {
    end(run);
    say("%s: failed, %s; %s".formatted(run, Failures.explain(failure), progress()));
  }

  @Override
  public void close() {
    runBars.values().forEach(ProgressBar::close);
    if (sweepBar != null) {
      sweepBar.close();
    }
  }

  /** Returns such as {@code 81.3 %}. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private void end(RunConfig run) {
    ended++;
    remaining.finished(run);
    ProgressBar bar = runBars.remove(run);
    if (bar != null) {
      bar.close();
    }
  }

  private String progress() {
    return "%d of %d".formatted(ended, total) + (ended < total ? ", " + left() : "");
  }

  private String left() {
    return "about " + PlanText.duration(remaining.seconds()) + " left";
  }

  private void sayNowAndThen() {
    long now = System.nanoTime();
    if (now - lastLine > NANOS_BETWEEN_LINES) {
      say("%s of the sweep, %s".formatted(percent(remaining.share()), left()));
    }
  }

  /** Bars are redrawn in place, and a line between them would be drawn over. */
  private void say(String line) {
    if (!bars) {
      out.println(line);
      out.flush();
      lastLine = System.nanoTime();
    }
  }

  private static ProgressBar bar(String name, long steps) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(steps)
        .setUnit(" steps", 1)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(250)
        .continuousUpdate()
        .build();
  }
}
