package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.Training;

/** Makes the trainers of a sweep's runs. They change no byte of the results. */
@FunctionalInterface
public interface Trainers {
  /** Trains on the threads of this machine. */
  Trainers LOCAL =
      (run, compute, schedule) ->
          new Training(run.dataset(), run.network(), run.options(), compute);

  /**
   * Returns the trainer of a run. The caller closes it. Several threads may call this at once.
   *
   * @param compute the threads for this run
   * @param schedule how many runs are trained at once
   */
  Trainer of(RunSetup run, Compute compute, Schedule schedule);

  /**
   * Returns how the runs share the machines.
   *
   * @param wanted the user's choice
   * @param unfinished the number of runs to train
   * @param local the schedule of this machine's threads
   */
  default Schedule schedule(Concurrency wanted, int unfinished, Schedule local) {
    return local;
  }

  /** Returns the name of the engine, for {@code system.json}. */
  default String engine() {
    return "local";
  }
}
