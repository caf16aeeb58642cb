package dev.strategikon.sgd;

/** Trains one run. Holds memory, or processes, until it is closed. */
public interface Trainer extends AutoCloseable {
  /** Returns the state before the first step. */
  TrainingState initialState();

  /**
   * Trains from a state to the last step.
   *
   * @param state where to begin; changed in place
   * @param listener told of every step, and of the evaluation before the first one
   */
  void run(TrainingState state, StepListener listener);

  /** Frees what it holds. */
  @Override
  void close();
}
