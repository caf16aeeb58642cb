package dev.strategikon.sgd;

/** Trains one run. Holds resources until it is closed. */
public interface Trainer extends AutoCloseable {
  /** {@return the state before the first step} */
  TrainingState initialState();

  /**
   * Trains from a state until a number of steps is completed.
   *
   * @param state the state to continue from; changed in place
   * @param until the number of completed steps at which to stop; more than the run has means its
   *     last step
   * @param listener called for every step, and for the evaluation before the first one
   */
  void run(TrainingState state, int until, StepListener listener);

  /**
   * Trains from a state to the last step.
   *
   * @param state where it begins; changed in place
   * @param listener called for every step, and for the evaluation before the first one
   */
  default void run(TrainingState state, StepListener listener) {
    run(state, Integer.MAX_VALUE, listener);
  }

  /** Frees all resources. */
  @Override
  void close();
}
