package dev.strategikon.spark.task;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Workers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The workers that an executor keeps from step to step, with their images, networks and native
 * memory. There are as many as tasks at once, all of the same run: those of the next run replace
 * them.
 */
final class HeldWorkers {
  private static final Deque<Workers> IDLE = new ArrayDeque<>();
  private static RunHandle run;

  private HeldWorkers() {}

  /** Runs a task with workers of a run, which it has to itself. */
  static <R> R use(RunHandle handle, Function<Workers, R> task) {
    Workers workers = take(handle);
    try {
      return task.apply(workers);
    } finally {
      giveBack(handle, workers);
    }
  }

  private static Workers take(RunHandle handle) {
    RunSetup setup = handle.setup();
    synchronized (IDLE) {
      if (!handle.equals(run)) {
        IDLE.forEach(Workers::close);
        IDLE.clear();
        run = handle;
      }
      Workers idle = IDLE.poll();
      return idle != null
          ? idle
          : new Workers(setup.dataset(), setup.network(), setup.options(), Compute.SERIAL);
    }
  }

  /** Takes workers back. A speculative copy of a task may return them after the next run began. */
  private static void giveBack(RunHandle handle, Workers workers) {
    synchronized (IDLE) {
      if (handle.equals(run)) {
        IDLE.push(workers);
      } else {
        workers.close();
      }
    }
  }
}
