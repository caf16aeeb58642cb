package dev.strategikon.store;

import java.util.List;
import java.util.Locale;

/**
 * How far a run has come, by what its folder holds.
 *
 * @param state what becomes of it
 * @param steps the completed steps from which it goes on; 0 if it begins anew
 * @param sealed whether its tables are those of its seal, byte by byte
 * @param faults what is not as the run has left it; of a damaged run at least one
 */
public record RunStatus(State state, int steps, boolean sealed, List<String> faults) {
  /** What becomes of a run. */
  public enum State {
    /** It begins with its first step. */
    NEW,
    /** It goes on from a checkpoint. */
    INTERRUPTED,
    /** It has all its results. */
    FINISHED,
    /** Its files are not those that it has written. It must begin anew, and they are kept. */
    DAMAGED;

    /** Returns the name for people: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Copies.
   *
   * @param state what becomes of it
   * @param steps the completed steps from which it goes on; 0 if it begins anew
   * @param sealed whether its tables are those of its seal, byte by byte
   * @param faults what is not as the run has left it; of a damaged run at least one
   */
  public RunStatus {
    faults = List.copyOf(faults);
  }

  /** {@return whether the run has all its results} */
  public boolean isFinished() {
    return state == State.FINISHED;
  }
}
