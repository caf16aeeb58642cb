package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.config.RunConfig;
import dev.strategikon.sweep.SweepPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * The progress bars of a sweep: one for all runs, and below it one for each current run. A new run
 * takes over the bar of a run that has ended, so every bar keeps its line.
 */
final class SweepBars implements AutoCloseable {
  private final ProgressBar sweep;
  private final Map<RunConfig, String> names;
  private final List<ProgressBar> bars = new ArrayList<>();
  private final Deque<ProgressBar> free = new ArrayDeque<>();
  private final Map<RunConfig, ProgressBar> taken = new HashMap<>();

  /** Draws empty bars. */
  SweepBars(SweepPlan plan) {
    NamedBar line = new NamedBar(Terminal.columns());
    names = plan.names().brief(line.nameWidth());
    sweep = bar(plan.stepsLeft(), line);
    int atOnce = Math.min(plan.schedule().runsAtOnce(), plan.unfinished().size());
    for (int i = 0; i < atOnce; i++) {
      bars.add(bar(1, line));
    }
    free.addAll(bars);
  }

  /** A run begins; {@code steps} of its steps are left. */
  void begin(RunConfig run, int steps) {
    ProgressBar bar = free.remove();
    bar.reset();
    bar.maxHint(steps);
    bar.setExtraMessage(names.get(run));
    taken.put(run, bar);
  }

  /** A run has completed a step. */
  void step(RunConfig run, String left) {
    taken.get(run).step();
    sweep.step();
    sweep.setExtraMessage("of the sweep, " + left);
  }

  /** Shows a text beside the bar of a run. */
  void note(RunConfig run, String text) {
    taken.get(run).setExtraMessage(names.get(run) + ": " + text);
  }

  /** A run has finished or failed. */
  void end(RunConfig run) {
    ProgressBar bar = taken.remove(run);
    if (bar != null) {
      free.add(bar);
    }
  }

  @Override
  public void close() {
    bars.forEach(ProgressBar::close);
    sweep.close();
  }

  private static ProgressBar bar(long steps, NamedBar line) {
    return new ProgressBarBuilder()
        .setInitialMax(steps)
        .setRenderer(line)
        // The library would ask the terminal by native code, unpacked into the temporary folder.
        .setConsumer(new InteractiveConsoleProgressBarConsumer(System.err, line.columns()))
        .setUpdateIntervalMillis(250)
        .continuousUpdate()
        .build();
  }
}
