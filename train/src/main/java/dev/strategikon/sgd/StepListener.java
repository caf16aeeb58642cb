package dev.strategikon.sgd;

/** Called for every completed step. */
@FunctionalInterface
public interface StepListener {
  /**
   * Called when a step is completed.
   *
   * @param metrics what was measured in the step
   * @param state the state after the step; to be read only during the call, and not to be changed
   */
  void completed(StepMetrics metrics, TrainingState state);

  /**
   * Called with the audit of a step, before the step is reported.
   *
   * @param metrics what was measured in the step, without an evaluation
   * @param audit of the run's rule on the step's honest gradients
   */
  default void audited(StepMetrics metrics, StepAudit audit) {}
}
