package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;

/** Some runs of a sweep have failed; the cause is why the first one did. */
public final class SweepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String run;
  private final int failed;
  private final int total;

  /**
   * Creates the exception.
   *
   * @param run the run that failed first
   * @param failed how many failed
   * @param total how many runs the sweep has
   * @param cause why the first one failed
   */
  SweepException(RunConfig run, int failed, int total, Throwable cause) {
    super(run + ": " + cause.getMessage(), cause);
    this.run = run.toString();
    this.failed = failed;
    this.total = total;
  }

  /** Returns the run that failed first, such as {@code krum without attack, q = 11, seed 1}. */
  public String run() {
    return run;
  }

  /** Returns how many runs failed. */
  public int failed() {
    return failed;
  }

  /** Returns how many runs the sweep has. */
  public int total() {
    return total;
  }
}
