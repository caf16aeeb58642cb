package dev.strategikon.sweep;

/**
 * How a sweep divides its threads among its runs. A run keeps its threads to its end.
 *
 * <p>Threads of different runs never wait for each other. Threads of one run wait in every step,
 * for the slowest worker and for the server. So several runs at once are faster, if there are
 * enough runs and their vectors fit into memory.
 *
 * @param runsAtOnce the number of runs at once, at least 1
 * @param threads the threads of all runs together, at least one for each
 * @param reason why, for people
 */
public record Schedule(int runsAtOnce, int threads, String reason) {
  /**
   * Checks that every run has a thread.
   *
   * @param runsAtOnce the number of runs at once, at least 1
   * @param threads the threads of all runs together, at least one for each
   * @param reason why, for people
   */
  public Schedule {
    if (runsAtOnce < 1 || threads < runsAtOnce) {
      throw new IllegalArgumentException(
          "%d runs cannot share %d threads".formatted(runsAtOnce, threads));
    }
  }

  /**
   * Chooses a schedule.
   *
   * @param wanted the division that the user wants
   * @param unfinished the number of runs to train
   * @param threads the number of threads
   * @param runBytes the memory of the largest run
   * @param freeBytes the memory for all runs
   */
  static Schedule choose(
      Concurrency wanted, int unfinished, int threads, long runBytes, long freeBytes) {
    int possible = Math.max(1, Math.min(unfinished, threads));
    if (threads == 1) {
      return new Schedule(1, 1, "there is one thread");
    }
    if (wanted == Concurrency.WORKERS) {
      return new Schedule(1, threads, "as asked for");
    }
    if (possible == 1) {
      return new Schedule(1, threads, "no other run is left to run beside it");
    }
    if (wanted == Concurrency.RUNS) {
      return new Schedule(possible, threads, "as asked for");
    }
    int fitting = (int) Math.max(1, Math.min(possible, freeBytes / Math.max(1, runBytes)));
    String reason =
        fitting < possible
            ? "a run may need %s of memory, and there are %s"
                .formatted(megabytes(runBytes), megabytes(freeBytes))
            : "threads of different runs never wait for each other";
    return new Schedule(fitting, threads, reason);
  }

  /**
   * {@return the number of threads of the run in a place}
   *
   * @param place from 0 to {@code runsAtOnce − 1}; if the threads do not divide evenly, the first
   *     places have one more
   */
  public int threadsAt(int place) {
    return threads / runsAtOnce + (place < threads % runsAtOnce ? 1 : 0);
  }

  /** Returns such as {@code 2 runs at once, 1 thread each: …}. */
  @Override
  public String toString() {
    int most = threadsAt(0);
    int least = threadsAt(runsAtOnce - 1);
    String each = most == least ? String.valueOf(most) : least + " or " + most;
    return "%s, %s %s: %s"
        .formatted(
            runsAtOnce == 1 ? "one run at a time" : runsAtOnce + " runs at once",
            each,
            (most == 1 ? "thread" : "threads") + (runsAtOnce == 1 ? "" : " each"),
            reason);
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
