package dev.strategikon.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * A loop whose iterations run on several threads, the caller's among them. Whatever fails, all
 * threads have ended when it returns, because they write to the caller's arrays.
 */
final class ParallelLoop {
  private static final ExecutorService HELPERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "strategikon-worker");
            thread.setDaemon(true);
            return thread;
          });

  private ParallelLoop() {}

  /** Runs the tasks; see {@link Compute#forEach(int, Supplier, ObjIntConsumer)}. */
  static <S> void run(int threads, int tasks, Supplier<S> scratch, ObjIntConsumer<S> task) {
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
            next.set(tasks); // No thread starts another task.
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

  /** Returns what the work throws, null if nothing. */
  private static Throwable failureOf(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  /** Waits for a helper, also when interrupted; the interruption is kept for the caller. */
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
