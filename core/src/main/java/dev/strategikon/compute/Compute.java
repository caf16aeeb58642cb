package dev.strategikon.compute;

import dev.strategikon.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * How something is computed: on how many threads, with which kernels, on which shard of the
 * coordinates.
 *
 * <p>Assumptions: a task writes only what belongs to its number. On a shard, all shards make the
 * same calls in the same order, each from one thread (see {@link Shard}).
 *
 * <p>Guarantees: every task runs once, and all have ended when {@link #forEach} returns, also when
 * one throws. Results have the same bits on any number of threads, with any kernels and on any
 * number of shards. Immutable and thread-safe.
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
 * @param shard which coordinates are here, and how to meet the shards with the others
 */
public record Compute(int threads, Kernels kernels, Shard shard) {
  /** Everything on the caller's thread. */
  public static final Compute SERIAL = new Compute(1);

  private static final ExecutorService HELPERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "strategikon-worker");
            thread.setDaemon(true);
            return thread;
          });

  /** Checks the number of threads. */
  public Compute {
    if (threads < 1) {
      throw new IllegalArgumentException("Expected at least 1 thread, got " + threads);
    }
  }

  /** All coordinates are here. */
  public Compute(int threads, Kernels kernels) {
    this(threads, kernels, Shard.WHOLE);
  }

  /** So many threads, with the kernels that this JVM uses by default; all coordinates are here. */
  public Compute(int threads) {
    this(threads, Kernels.active());
  }

  /** As many threads as the machine has processors. */
  public static Compute ofMachine() {
    return new Compute(Runtime.getRuntime().availableProcessors());
  }

  /** Returns the same for other coordinates. */
  public Compute with(Shard other) {
    return new Compute(threads, kernels, other);
  }

  /**
   * Runs tasks 0 to {@code tasks − 1} and returns when all have ended.
   *
   * @throws RuntimeException the first exception that a task threw; the tasks not yet begun are
   *     then left out
   */
  public void forEach(int tasks, IntConsumer task) {
    forEach(tasks, () -> null, (scratch, index) -> task.accept(index));
  }

  /**
   * Runs tasks 0 to {@code tasks − 1}, each thread with a scratch object of its own, and returns
   * when all have ended.
   *
   * @param scratch called once on each thread that works
   * @throws RuntimeException the first exception that a task threw; the tasks not yet begun are
   *     then left out
   */
  public <S> void forEach(int tasks, Supplier<S> scratch, ObjIntConsumer<S> task) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          try {
            S own = null;
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              own = own == null ? scratch.get() : own;
              task.accept(own, i);
            }
          } catch (RuntimeException | Error e) {
            next.set(tasks); // so that nobody begins another
            throw e;
          }
        };
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, tasks); i++) {
      helpers.add(HELPERS.submit(work));
    }
    Throwable failure = failureOf(work);
    for (Future<?> helper : helpers) {
      Throwable other = failureOf(() -> join(helper));
      failure = failure == null ? other : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /**
   * Whatever fails, all threads have ended before the caller hears of it: they write its arrays.
   */
  private static Throwable failureOf(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** Waits even when interrupted, because the tasks write to the caller's arrays. */
  private static void join(Future<?> helper) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          helper.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          // A Runnable throws nothing else.
          throw (RuntimeException) e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
