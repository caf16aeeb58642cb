package dev.strategikon.sweep;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sgd.Training;

/** Makes the trainers of a sweep's runs. They change no byte of the results. */
@FunctionalInterface
public interface Trainers {
  /** Trainers on the threads of this machine. */
  Trainers LOCAL =
      (run, compute, schedule) ->
          new Training(run.dataset(), run.network(), run.options(), compute);

  /**
   * {@return a trainer of one run; the caller closes it} Several threads may call at once.
   *
   * @param run what to train
   * @param compute the threads that the schedule gives to the run
   * @param schedule how the sweep divides its threads
   */
  Trainer of(RunSetup run, Compute compute, Schedule schedule);

  /**
   * Divides the resources among the runs.
   *
   * @param wanted the division that the user wants
   * @param unfinished the number of runs to train
   * @param local the schedule for the threads of this machine
   * @return the division
   */
  default Schedule schedule(Concurrency wanted, int unfinished, Schedule local) {
    return local;
  }

  /** {@return the name of the engine in {@code system.json}} */
  default String engine() {
    return "local";
  }
}
