package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run of a sweep before the sweep begins.
 *
 * @param config the run
 * @param folder the folder of its results
 * @param state whether it is new, interrupted or finished
 * @param completedSteps the steps that are not trained again
 * @param shared from where a new run takes these steps; null if it begins with its first
 * @param seconds the estimated time of the rest; 0 if it is finished
 */
public record PlannedRun(
    RunConfig config,
    Path folder,
    State state,
    int completedSteps,
    SharedSteps shared,
    double seconds) {
  /** The progress of a run before the sweep. */
  public enum State {
    /** It has no steps of its own yet. */
    NEW,
    /** It will continue from its checkpoint. */
    INTERRUPTED,
    /** It will not change. */
    FINISHED;

    /** Returns the name for people: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the same with the state saved from which the run continues. */
  PlannedRun withSharedSaved() {
    SharedSteps there = new SharedSteps(shared.source(), shared.step(), true);
    return new PlannedRun(config, folder, state, completedSteps, there, seconds);
  }

  /** Returns the number of steps still to be done. */
  public int stepsLeft() {
    return config.options().steps() - completedSteps;
  }
}
