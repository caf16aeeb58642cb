package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Estimates the remaining time of a sweep: the plan's estimate, corrected by the time that the
 * steps have taken so far.
 */
public final class RemainingTime {
  private final Schedule schedule;
  private final LongSupplier nanos;
  private final Map<RunConfig, Progress> runs = new LinkedHashMap<>();

  /**
   * Starts with a plan's estimate.
   *
   * @param plan of the sweep, before it begins
   * @param nanos the time, as from {@link System#nanoTime}
   */
  public RemainingTime(SweepPlan plan, LongSupplier nanos) {
    this.schedule = plan.schedule();
    this.nanos = nanos;
    plan.unfinished().forEach(run -> runs.put(run.config(), new Progress(run)));
  }

  /**
   * Called when a run begins.
   *
   * @param run one of the plan's unfinished runs
   */
  public void started(RunConfig run) {
    Progress progress = runs.get(run);
    progress.begun = true;
    progress.started = nanos.getAsLong();
    progress.ended = progress.started;
  }

  /**
   * Called when a run has completed a step, counted from 1.
   *
   * @param run one that has begun
   * @param step the number of its completed steps
   */
  public void completed(RunConfig run, int step) {
    Progress progress = runs.get(run);
    progress.step = step;
    progress.ended = nanos.getAsLong();
  }

  /**
   * Called when a run has finished or failed.
   *
   * @param run one that has begun
   */
  public void finished(RunConfig run) {
    Progress progress = runs.get(run);
    progress.finished = true;
    progress.ended = nanos.getAsLong();
  }

  /** {@return the estimate in seconds} */
  public double seconds() {
    Map<SpeedKey, double[]> sums = new HashMap<>();
    for (Progress run : runs.values()) {
      double[] sum = sums.computeIfAbsent(run.kind, kind -> new double[2]);
      sum[0] += run.begun ? (run.ended - run.started) / 1e9 : 0;
      sum[1] += run.plan.seconds() * run.share();
    }
    List<Timetable.Task> left = new ArrayList<>();
    for (boolean begun : new boolean[] {true, false}) {
      for (Progress run : runs.values()) {
        if (run.begun == begun && !run.finished) {
          double[] sum = sums.get(run.kind);
          double slower = sum[0] > 0 && sum[1] > 0 ? sum[0] / sum[1] : 1;
          left.add(Timetable.Task.of(slower * run.plan.seconds() * (1 - run.share())));
        }
      }
    }
    return Timetable.seconds(schedule.runsAtOnce(), left);
  }

  /** {@return the share of the planned work that is done, in [0, 1]} */
  public double share() {
    double all = 0;
    double done = 0;
    for (Progress run : runs.values()) {
      all += run.plan.seconds();
      done += run.plan.seconds() * (run.finished ? 1 : run.share());
    }
    return all == 0 ? 1 : done / all;
  }

  private static final class Progress {
    private final PlannedRun plan;
    private final SpeedKey kind;
    private boolean begun;
    private boolean finished;
    private int step;
    private long started;
    private long ended;

    Progress(PlannedRun plan) {
      this.plan = plan;
      this.kind = SpeedKey.of(plan.config());
      this.step = plan.completedSteps();
    }

    double share() {
      // A run that could not take its first steps from another one begins before its plan.
      return Math.max(0, (double) (step - plan.completedSteps()) / plan.stepsLeft());
    }
  }
}
