package dev.strategikon.experiment;

import dev.strategikon.sgd.StepMetrics;
import java.util.List;

/** Told how a sweep goes on; called by one thread at a time. */
public interface SweepListener {
  /** The sweep begins; some of its runs may be finished already. */
  default void sweepStarted(List<RunConfig> runs) {}

  /** A data set is about to be read. */
  default void datasetLoading(String name) {}

  /** A run was found finished, so it is left as it is. */
  default void runSkipped(RunConfig run) {}

  /** A run begins, after so many steps that an interrupted one has completed. */
  default void runStarted(RunConfig run, int completedSteps) {}

  /** A step of the current run is completed. */
  default void stepCompleted(RunConfig run, StepMetrics metrics) {}

  /** The current run has ended. */
  default void runFinished(RunConfig run, RunResult result) {}
}
