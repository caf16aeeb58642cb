package dev.strategikon.options;

import java.util.Map;
import java.util.TreeMap;

/**
 * The learning rate γ: constant, or changed at some steps.
 *
 * @param initial γ in the first step; positive
 * @param changes γ from a step on, by that step, counted from 0; unmodifiable
 */
public record LearningRate(double initial, Map<Integer, Double> changes) {
  /**
   * Checks and copies.
   *
   * @param initial γ in the first step; positive
   * @param changes γ from a step on, by that step, counted from 0; unmodifiable
   */
  public LearningRate {
    check("learning-rate", initial);
    changes = Map.copyOf(changes);
    changes.forEach(
        (step, rate) -> {
          if (step < 0) {
            throw new IllegalArgumentException(
                "learning-rate-steps has step " + step + ", which is negative");
          }
          check("learning-rate-steps, step " + step + ", ", rate);
        });
  }

  /**
   * {@return γ in a step}
   *
   * @param step the step, counted from 0
   */
  public double at(int step) {
    Map.Entry<Integer, Double> change = new TreeMap<>(changes).floorEntry(step);
    return change == null ? initial : change.getValue();
  }

  private static void check(String name, double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, not " + rate);
    }
  }
}
