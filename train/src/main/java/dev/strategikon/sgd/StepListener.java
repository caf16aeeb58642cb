package dev.strategikon.sgd;

/** Told of every step when it is completed. */
@FunctionalInterface
public interface StepListener {
  /**
   * Takes note of a step.
   *
   * @param metrics what was measured of it
   * @param state where the training stands now; only to be read, and only during the call
   */
  void completed(StepMetrics metrics, TrainingState state);
}
