package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A run of a sweep before the sweep begins.
 *
 * @param config the run
 * @param folder the folder of its results
 * @param state whether it is new, interrupted, finished or damaged
 * @param completedSteps the steps that are not trained again
 * @param shared from where a new run takes these steps; null if it begins with its first
 * @param seconds the estimated time of the rest; 0 if it is finished
 * @param faults what in its folder is not as the run has left it
 */
public record PlannedRun(
    RunConfig config,
    Path folder,
    State state,
    int completedSteps,
    SharedSteps shared,
    double seconds,
    List<String> faults) {
  /**
   * Copies.
   *
   * @param config the run
   * @param folder the folder of its results
   * @param state whether it is new, interrupted, finished or damaged
   * @param completedSteps the steps that are not trained again
   * @param shared from where a new run takes these steps; null if it begins with its first
   * @param seconds the estimated time of the rest; 0 if it is finished
   * @param faults what in its folder is not as the run has left it
   */
  public PlannedRun {
    faults = List.copyOf(faults);
  }

  /** The progress of a run before the sweep. */
  public enum State {
    /** It has no steps of its own yet. */
    NEW,
    /** It will continue from its checkpoint. */
    INTERRUPTED,
    /** It will not change. */
    FINISHED,
    /** Its files are not those that it has written: they are set aside, and it begins anew. */
    DAMAGED;

    /** Returns whether the run has no steps of its own. */
    boolean beginsAnew() {
      return this == NEW || this == DAMAGED;
    }

    /** Returns the name for people: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the same with the state saved from which the run continues. */
  PlannedRun withSharedSaved() {
    SharedSteps there = new SharedSteps(shared.source(), shared.step(), true);
    return new PlannedRun(config, folder, state, completedSteps, there, seconds, faults);
  }

  /** {@return the number of steps still to be done} */
  public int stepsLeft() {
    return config.options().steps() - completedSteps;
  }
}
