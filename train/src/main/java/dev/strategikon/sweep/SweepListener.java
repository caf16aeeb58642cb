package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;

/**
 * Told how a sweep goes on. Several runs may go on side by side, but only one thread calls at a
 * time.
 */
public interface SweepListener {
  /** A data set is about to be read. */
  default void datasetLoading(String name) {}

  /** The sweep begins; some of its runs may be finished already. */
  default void sweepStarted(SweepPlan plan) {}

  /** A run was found finished, so it is left as it is. */
  default void runSkipped(RunConfig run) {}

  /** A run begins, after so many steps that an interrupted one has completed. */
  default void runStarted(RunConfig run, int completedSteps) {}

  /** A step of a run is completed. */
  default void stepCompleted(RunConfig run, StepMetrics metrics) {}

  /** A run has ended. */
  default void runFinished(RunConfig run, RunResult result) {}

  /** A run could not go on. What it has written stays, and it can be resumed. */
  default void runFailed(RunConfig run, Throwable failure) {}
}
