package dev.strategikon.sweep;

import java.util.List;

/** A sweep has ended because it was asked to. */
public final class SweepStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param runs for each run that was going on, which it is and the step whose state is saved
   */
  SweepStoppedException(List<String> runs) {
    super(
        (runs.isEmpty() ? "stopped" : "stopped; saved " + String.join(" and ", runs))
            + ". The same command goes on from there");
  }
}
