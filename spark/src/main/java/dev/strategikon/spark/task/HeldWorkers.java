package dev.strategikon.spark.task;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Workers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The workers that this process keeps from step to step: their images, their networks and the
 * memory of both. As many as there are tasks at once; all of one run, because the next run takes
 * the place of the last.
 */
final class HeldWorkers {
  private static final Deque<Workers> IDLE = new ArrayDeque<>();
  private static RunHandle run;

  private HeldWorkers() {}

  /** Lets a task use workers of a run, for itself alone. */
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

  /** A task that was overtaken by the next run, such as a slow copy of another, ends late. */
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
