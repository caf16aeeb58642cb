package dev.strategikon.sgd;

/** Trains one run. Holds resources until it is closed. */
public interface Trainer extends AutoCloseable {
  /** Returns the state before the first step. */
  TrainingState initialState();

  /**
   * Trains from a state to the last step.
   *
   * @param state the state to continue from; changed in place
   * @param listener called for every step, and for the evaluation before the first one
   */
  void run(TrainingState state, StepListener listener);

  /** Frees all resources. */
  @Override
  void close();
}
