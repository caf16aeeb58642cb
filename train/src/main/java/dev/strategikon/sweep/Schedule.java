package dev.strategikon.sweep;

/**
 * How a sweep's threads are shared out. A run that has begun keeps its threads to its end.
 *
 * <p>Threads of different runs never wait for each other, while those of one run meet in every
 * step: for its slowest worker, and for the server. So whole runs side by side are faster, as long
 * as there are enough of them and their vectors fit into memory.
 *
 * @param runsAtOnce how many runs go on side by side, at least 1
 * @param threads of all runs together, at least one a run
 * @param reason why, in words
 */
public record Schedule(int runsAtOnce, int threads, String reason) {
  /** Checks that every run has a thread. */
  public Schedule {
    if (runsAtOnce < 1 || threads < runsAtOnce) {
      throw new IllegalArgumentException(
          "%d runs cannot share %d threads".formatted(runsAtOnce, threads));
    }
  }

  /**
   * Chooses.
   *
   * @param wanted what was asked for
   * @param unfinished how many runs are to be run
   * @param threads how many threads there are
   * @param runBytes the memory that the largest run needs
   * @param freeBytes the memory that there is for all
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
   * Returns how many threads work for the run in a place.
   *
   * @param place from 0 to {@code runsAtOnce − 1}; the first ones have what does not divide evenly
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
