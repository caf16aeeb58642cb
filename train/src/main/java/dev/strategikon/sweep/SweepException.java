package dev.strategikon.sweep;

/** Some runs of a sweep have failed. The cause is the failure of the first. */
public final class SweepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String run;
  private final int failed;
  private final int total;

  /**
   * Creates the exception.
   *
   * @param run the name of the run that failed first
   * @param failed the number of failed runs
   * @param total the number of runs in the sweep
   * @param cause the failure of the first
   */
  SweepException(String run, int failed, int total, Throwable cause) {
    super(run + ": " + cause.getMessage(), cause);
    this.run = run;
    this.failed = failed;
    this.total = total;
  }

  /** {@return the run that failed first, such as {@code krum without attack, q = 11, seed 1}} */
  public String run() {
    return run;
  }

  /** {@return the number of failed runs} */
  public int failed() {
    return failed;
  }

  /** {@return the number of runs in the sweep} */
  public int total() {
    return total;
  }
}
