package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Called with the progress of a sweep. Several runs may be trained at once, but only one thread
 * calls at a time.
 */
public interface SweepListener {
  /**
   * Called before a data set is read.
   *
   * @param name its spec
   */
  default void datasetLoading(String name) {}

  /**
   * Called when the images read are not the official ones of their name.
   *
   * @param message says so
   */
  default void datasetForeign(String message) {}

  /**
   * Called when the sweep begins; some of its runs may be finished already.
   *
   * @param plan what the sweep will do
   */
  default void sweepStarted(SweepPlan plan) {}

  /**
   * Called for a folder that is not counted as a run, when the sweep begins.
   *
   * @param folder its name
   * @param reason why; goes on after the name
   */
  default void folderLeftOut(String folder, String reason) {}

  /**
   * Called before a run whose files are not as it has left them.
   *
   * @param planned the run, with what is wrong, and where it goes on
   * @param kept the folder that has the tables as they were; empty if they are right
   */
  default void runDamaged(PlannedRun planned, Optional<Path> kept) {}

  /**
   * Called for a run that is finished already.
   *
   * @param run the run
   */
  default void runSkipped(RunConfig run) {}

  /**
   * Called when a run begins, or continues after the completed steps.
   *
   * @param run the run
   * @param completedSteps how many steps it has already; 0 if it begins
   */
  default void runStarted(RunConfig run, int completedSteps) {}

  /**
   * Called when a step of a run is completed.
   *
   * @param run the run
   * @param metrics those of the step
   */
  default void stepCompleted(RunConfig run, StepMetrics metrics) {}

  /**
   * Called when a run has finished.
   *
   * @param run the run
   * @param result its result
   */
  default void runFinished(RunConfig run, RunResult result) {}

  /**
   * Called when a run has failed. Its files stay, and it can be resumed.
   *
   * @param run the run
   * @param failure why it failed
   */
  default void runFailed(RunConfig run, Throwable failure) {}
}
