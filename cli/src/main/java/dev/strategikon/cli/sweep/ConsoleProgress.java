package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Failures;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunNames;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;
import dev.strategikon.sweep.PlannedRun;
import dev.strategikon.sweep.RemainingTime;
import dev.strategikon.sweep.SharedSteps;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepPlan;
import dev.strategikon.text.ShownNumbers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the plan of a sweep and its progress. On a terminal there is a bar for the sweep and one
 * for each current run; elsewhere a line for each run that ends, and one every minute.
 */
final class ConsoleProgress implements SweepListener, AutoCloseable {
  private static final long NANOS_BETWEEN_LINES = 60_000_000_000L;

  private final PrintWriter out;
  private final boolean bars;
  private final List<String> failures = new ArrayList<>();

  /** The steps that runs take from others, by the runs' folders. */
  private final Map<String, SharedSteps> sharedSteps = new HashMap<>();

  private RunNames names;
  private SweepBars sweepBars;
  private RemainingTime remaining;
  private int ended;
  private int total;
  private long lastLine;

  /**
   * Creates the progress.
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
    names = plan.names();
    total = plan.runs().size();
    for (PlannedRun run : plan.runs()) {
      if (run.shared() != null) {
        sharedSteps.put(run.config().folderName(), run.shared());
      }
    }
    remaining = new RemainingTime(plan, System::nanoTime);
    lastLine = System.nanoTime();
    if (bars && !plan.unfinished().isEmpty()) {
      sweepBars = new SweepBars(plan);
    }
  }

  @Override
  public void datasetLoading(String name) {
    say("reading " + name);
  }

  @Override
  public void datasetForeign(String message) {
    warn(message);
  }

  @Override
  public void folderLeftOut(String folder, String reason) {
    warn(folder + " " + reason);
  }

  @Override
  public void runDamaged(PlannedRun planned, Optional<Path> kept) {
    String goesOn =
        planned.completedSteps() > 0
            ? "goes on after step " + planned.completedSteps()
            : "is trained anew";
    warn(
        "%s: %s; it %s"
                .formatted(
                    names.full(planned.config()), String.join("; ", planned.faults()), goesOn)
            + kept.map(where -> ". The tables as they were: " + where).orElse(""));
  }

  /** Prints a line, also where there are bars: it is said before they are drawn. */
  private void warn(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void runSkipped(RunConfig run) {
    ended++;
    say("%s: already finished, skipped".formatted(names.full(run)));
  }

  @Override
  public void runStarted(RunConfig run, int completedSteps) {
    remaining.started(run);
    SharedSteps shared = sharedSteps.get(run.folderName());
    if (shared != null && shared.step() == completedSteps) {
      say(
          "%s: begins after step %d of %s"
              .formatted(names.full(run), completedSteps, shared.source().path().getFileName()));
    } else if (completedSteps > 0) {
      say("%s: resumes after step %d".formatted(names.full(run), completedSteps));
    }
    if (sweepBars != null) {
      sweepBars.begin(run, run.options().steps() - completedSteps);
    }
  }

  @Override
  public void stepCompleted(RunConfig run, StepMetrics metrics) {
    remaining.completed(run, metrics.step());
    if (sweepBars == null) {
      sayNowAndThen();
      return;
    }
    if (metrics.step() > 0) {
      sweepBars.step(run, left());
    }
    if (metrics.isEvaluated()) {
      sweepBars.note(run, "accuracy " + ShownNumbers.percent(metrics.testAccuracy()));
    }
  }

  @Override
  public void runFinished(RunConfig run, RunResult result) {
    end(run);
    say(
        "%s: accuracy %s, loss %s, %s s; %s"
            .formatted(
                names.full(run),
                ShownNumbers.percent(result.endAccuracy()),
                ResultTable.loss(result.endLoss()),
                ShownNumbers.fixed(result.seconds(), 0),
                progress()));
  }

  @Override
  public void runFailed(RunConfig run, Throwable failure) {
    end(run);
    String line =
        "%s: failed, %s; %s".formatted(names.full(run), Failures.explain(failure), progress());
    say(line);
    failures.add(line);
  }

  @Override
  public void close() {
    if (sweepBars != null) {
      sweepBars.close();
      failures.forEach(out::println); // now that the bars no longer overwrite them
      out.flush();
    }
  }

  private void end(RunConfig run) {
    ended++;
    remaining.finished(run);
    if (sweepBars != null) {
      sweepBars.end(run);
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
      say("%s of the sweep, %s".formatted(ShownNumbers.percent(remaining.share()), left()));
    }
  }

  /** Prints a line, unless there are bars, which would overwrite it. */
  private void say(String line) {
    if (!bars) {
      out.println(line);
      out.flush();
      lastLine = System.nanoTime();
    }
  }
}
