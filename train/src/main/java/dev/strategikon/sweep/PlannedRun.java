package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run of a sweep as it stands before the sweep begins.
 *
 * @param config the run
 * @param folder where its results go
 * @param state how far it is
 * @param completedSteps steps that need not be done again
 * @param seconds how long the rest may take; 0 if it is finished
 */
public record PlannedRun(
    RunConfig config, Path folder, State state, int completedSteps, double seconds) {
  /** How far a run is. */
  public enum State {
    /** It begins with its first step. */
    NEW,
    /** It goes on from its checkpoint. */
    INTERRUPTED,
    /** It is left as it is. */
    FINISHED;

    /** Returns the name for people: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns how many steps are to be done. */
  public int stepsLeft() {
    return config.options().steps() - completedSteps;
  }
}
