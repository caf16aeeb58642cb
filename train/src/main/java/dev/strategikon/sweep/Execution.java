package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import java.time.Duration;

/**
 * How a sweep is executed; nothing of it changes a byte of the results.
 *
 * @param compute the threads of the whole sweep, and the kernels
 * @param concurrency what the threads share
 * @param checkpointEvery after how much time a run saves its state; no more than that is lost when
 *     it is interrupted
 * @param trainers who trains the runs
 */
public record Execution(
    Compute compute, Concurrency concurrency, Duration checkpointEvery, Trainers trainers) {
  /** A checkpoint costs little beside ten seconds of training. */
  public static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  /** Checks the time. */
  public Execution {
    if (checkpointEvery.isNegative()) {
      throw new IllegalArgumentException("The time between checkpoints must not be negative");
    }
  }

  /** Trains on this machine. */
  public Execution(Compute compute, Concurrency concurrency, Duration checkpointEvery) {
    this(compute, concurrency, checkpointEvery, Trainers.LOCAL);
  }

  /** Everything as it is unless someone asks for something else. */
  public static Execution on(Compute compute) {
    return new Execution(compute, Concurrency.AUTO, CHECKPOINT_EVERY);
  }
}
