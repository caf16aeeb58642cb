package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.Training;

/** Makes what trains the runs of a sweep; none changes a byte of the results. */
@FunctionalInterface
public interface Trainers {
  /** Trains on the threads of this machine. */
  Trainers LOCAL =
      (run, compute, schedule) ->
          new Training(run.dataset(), run.network(), run.options(), compute);

  /**
   * Returns what trains one run; the caller closes it. May be called by several threads at once.
   *
   * @param compute the threads that the schedule gives to the run
   * @param schedule what goes on beside it
   */
  Trainer of(RunSetup run, Compute compute, Schedule schedule);

  /**
   * Shares out what there is to train on.
   *
   * @param wanted what was asked for
   * @param unfinished how many runs are to be run
   * @param local how the threads of this machine would be shared out
   */
  default Schedule schedule(Concurrency wanted, int unfinished, Schedule local) {
    return local;
  }

  /** Returns where they train, as {@code system.json} has it. */
  default String engine() {
    return "local";
  }
}
