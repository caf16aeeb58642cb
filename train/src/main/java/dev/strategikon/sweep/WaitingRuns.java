package dev.strategikon.sweep;

import dev.strategikon.config.RunConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of a sweep that have not begun. Some wait until another run has saved the state from
 * which they continue. Safe for use by several threads.
 */
final class WaitingRuns {
  private final List<PlannedRun> waiting;

  /** The runs that others wait for and that have not ended. */
  private final Set<RunConfig> sources = new HashSet<>();

  /** Creates the queue; runs that can begin are taken in this order. */
  WaitingRuns(List<PlannedRun> runs) {
    waiting = new ArrayList<>(runs);
    for (PlannedRun run : runs) {
      if (run.shared() != null && !run.shared().saved()) {
        sources.add(run.shared().source().config());
      }
    }
  }

  /**
   * Takes the first run that can begin. Waits while there are only others.
   *
   * @return null if no run is left, or the thread is interrupted
   */
  synchronized PlannedRun take() {
    while (!waiting.isEmpty()) {
      for (Iterator<PlannedRun> runs = waiting.iterator(); runs.hasNext(); ) {
        PlannedRun run = runs.next();
        if (canBegin(run)) {
          runs.remove();
          return run;
        }
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private boolean canBegin(PlannedRun run) {
    SharedSteps shared = run.shared();
    return shared == null || shared.saved() || !sources.contains(shared.source().config());
  }

  /** Returns the steps at which runs wait for the state of another one, ascending. */
  synchronized NavigableSet<Integer> stops(RunConfig source) {
    NavigableSet<Integer> stops = new TreeSet<>();
    for (PlannedRun run : waiting) {
      if (run.shared() != null
          && !run.shared().saved()
          && run.shared().source().config().equals(source)) {
        stops.add(run.shared().step());
      }
    }
    return stops;
  }

  /** A run has saved its state after a step. */
  synchronized void saved(RunConfig source, int step) {
    waiting.replaceAll(
        run ->
            run.shared() != null
                    && run.shared().source().config().equals(source)
                    && run.shared().step() == step
                ? run.withSharedSaved()
                : run);
    notifyAll();
  }

  /** A run has ended. Runs that still wait for it begin with their own first steps. */
  synchronized void ended(RunConfig source) {
    sources.remove(source);
    notifyAll();
  }

  /** Lets no further run begin. */
  synchronized void clear() {
    waiting.clear();
    notifyAll();
  }
}
