package dev.strategikon.compute;

import dev.strategikon.kernel.Kernels;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * Threads, kernels and shard: how something is computed, apart from what is computed.
 *
 * <p>Assumptions: a task writes only what belongs to its own number. On a shard, all shards make
 * the same calls in the same order, each from one thread (see {@link Shard}).
 *
 * <p>Guarantees: every task runs once. All tasks have ended when {@link #forEach} returns, even if
 * one throws. Results have the same bits on any number of threads, with any kernels and on any
 * number of shards. Immutable, and safe for use by several threads.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Compute compute = new Compute(2);                        // two threads, this JVM's kernels
 * float[] a = rule.aggregate(gradients, q, Round.FIRST, compute).vector();
 * compute.forEach(tasks, task -> results[task] = work(task));
 * }</pre>
 *
 * @param threads how many threads work at once, the caller's among them; at least 1
 * @param kernels the loops over coordinates
 * @param shard which coordinates this process has, and how it exchanges numbers with the others
 */
public record Compute(int threads, Kernels kernels, Shard shard) {
  /** One thread, the caller's, with the default kernels and all coordinates. */
  public static final Compute SERIAL = new Compute(1);

  /**
   * Checks the number of threads.
   *
   * @param threads how many threads work at once, the caller's among them; at least 1
   * @param kernels the loops over coordinates
   * @param shard which coordinates this process has, and how it exchanges numbers with the others
   * @throws IllegalArgumentException if it is below 1
   */
  public Compute {
    if (threads < 1) {
      throw new IllegalArgumentException("Expected at least 1 thread, got " + threads);
    }
  }

  /**
   * Computes with all coordinates in this process.
   *
   * @param threads at least 1
   * @param kernels the loops over coordinates
   */
  public Compute(int threads, Kernels kernels) {
    this(threads, kernels, Shard.WHOLE);
  }

  /**
   * Computes with the kernels that this JVM uses by default, and with all coordinates in this
   * process.
   *
   * @param threads at least 1
   */
  public Compute(int threads) {
    this(threads, Kernels.active());
  }

  /** {@return a thread for each processor of the machine, with the default kernels} */
  public static Compute ofMachine() {
    return new Compute(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Returns the same threads and kernels on another shard.
   *
   * @param other the shard
   * @return the same threads and kernels with the shard
   */
  public Compute with(Shard other) {
    return new Compute(threads, kernels, other);
  }

  /**
   * Runs tasks 0 to {@code tasks − 1} and returns when all have ended.
   *
   * @param tasks how many
   * @param task runs the task of a number; called from several threads
   * @throws RuntimeException the first exception that a task threw; no further task is started then
   */
  public void forEach(int tasks, IntConsumer task) {
    forEach(tasks, () -> null, (scratch, index) -> task.accept(index));
  }

  /**
   * Runs tasks 0 to {@code tasks − 1} and returns when all have ended. Each thread has a scratch
   * object of its own.
   *
   * @param tasks how many
   * @param scratch makes a scratch object, once on each thread that works
   * @param task runs the task of a number with the thread's scratch object
   * @param <S> the scratch object's type
   * @throws RuntimeException the first exception that a task threw; no further task is started then
   */
  public <S> void forEach(int tasks, Supplier<S> scratch, ObjIntConsumer<S> task) {
    ParallelLoop.run(threads, tasks, scratch, task);
  }
}
