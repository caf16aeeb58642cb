package dev.strategikon.experiment;

import dev.strategikon.gradient.Parallel;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.Training;

/** Makes what trains the runs of a sweep; none changes a byte of the results. */
@FunctionalInterface
public interface Trainers {
  /** Trains on the threads of this machine. */
  Trainers LOCAL =
      (run, parallel) -> new Training(run.dataset(), run.network(), run.options(), parallel);

  /**
   * Returns what trains one run; the caller closes it. May be called by several threads at once.
   *
   * @param parallel the threads of this machine that the run may use
   */
  Trainer of(RunSetup run, Parallel parallel);
}
