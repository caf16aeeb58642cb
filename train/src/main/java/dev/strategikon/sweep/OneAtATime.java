package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;
import java.nio.file.Path;
import java.util.Optional;

/** Calls a listener from one thread at a time. */
record OneAtATime(SweepListener listener) implements SweepListener {
  @Override
  public synchronized void datasetLoading(String name) {
    listener.datasetLoading(name);
  }

  @Override
  public synchronized void datasetForeign(String message) {
    listener.datasetForeign(message);
  }

  @Override
  public synchronized void sweepStarted(SweepPlan plan) {
    listener.sweepStarted(plan);
  }

  @Override
  public synchronized void folderLeftOut(String folder, String reason) {
    listener.folderLeftOut(folder, reason);
  }

  @Override
  public synchronized void runDamaged(PlannedRun planned, Optional<Path> kept) {
    listener.runDamaged(planned, kept);
  }

  @Override
  public synchronized void runSkipped(RunConfig run) {
    listener.runSkipped(run);
  }

  @Override
  public synchronized void runStarted(RunConfig run, int completedSteps) {
    listener.runStarted(run, completedSteps);
  }

  @Override
  public synchronized void stepCompleted(RunConfig run, StepMetrics metrics) {
    listener.stepCompleted(run, metrics);
  }

  @Override
  public synchronized void runFinished(RunConfig run, RunResult result) {
    listener.runFinished(run, result);
  }

  @Override
  public synchronized void runFailed(RunConfig run, Throwable failure) {
    listener.runFailed(run, failure);
  }
}
