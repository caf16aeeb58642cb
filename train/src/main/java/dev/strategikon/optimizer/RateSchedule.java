package dev.strategikon.optimizer;

/** How the learning rate changes from step to step. A function of the step alone. */
@FunctionalInterface
public interface RateSchedule {
  /**
   * {@return γ in a step}
   *
   * @param initial γ₀, positive
   * @param step the step, counted from 0
   * @param length the steps of the whole run
   */
  double rate(double initial, int step, int length);

  /** {@return whether a longer run has other rates in the steps that a shorter one has too} */
  default boolean dependsOnLength() {
    return false;
  }
}
