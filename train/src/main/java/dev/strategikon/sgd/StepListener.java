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

  /**
   * Takes note of the audit of a step, before the step itself.
   *
   * @param metrics what was measured of the step, without an evaluation
   * @param audit of the run's rule on the step's honest gradients
   */
  default void audited(StepMetrics metrics, StepAudit audit) {}
}
