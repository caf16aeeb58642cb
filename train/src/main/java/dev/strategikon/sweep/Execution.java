package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import java.time.Duration;

/**
 * How a sweep is executed. It changes no byte of the results.
 *
 * @param compute the threads of the whole sweep, and the kernels
 * @param concurrency how the threads are divided
 * @param checkpointEvery the time between two checkpoints of a run, which is the most that an
 *     interruption can lose
 * @param trainers make the trainers of the runs
 */
public record Execution(
    Compute compute, Concurrency concurrency, Duration checkpointEvery, Trainers trainers) {
  /** The usual time between checkpoints: a checkpoint takes little time beside it. */
  public static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  /**
   * Checks the time.
   *
   * @param compute the threads of the whole sweep, and the kernels
   * @param concurrency how the threads are divided
   * @param checkpointEvery the time between two checkpoints of a run, which is the most that an
   *     interruption can lose
   * @param trainers make the trainers of the runs
   */
  public Execution {
    if (checkpointEvery.isNegative()) {
      throw new IllegalArgumentException("The time between checkpoints must not be negative");
    }
  }

  /**
   * Trains on this machine.
   *
   * @param compute the threads of the whole sweep, and the kernels
   * @param concurrency how the threads are divided
   * @param checkpointEvery the time between two checkpoints of a run, which is the most that an
   *     interruption can lose
   */
  public Execution(Compute compute, Concurrency concurrency, Duration checkpointEvery) {
    this(compute, concurrency, checkpointEvery, Trainers.LOCAL);
  }

  /**
   * The defaults.
   *
   * @param compute the threads of the whole sweep, and the kernels
   * @return the defaults for these threads
   */
  public static Execution on(Compute compute) {
    return new Execution(compute, Concurrency.AUTO, CHECKPOINT_EVERY);
  }
}
