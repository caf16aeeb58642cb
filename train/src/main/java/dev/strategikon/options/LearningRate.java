package dev.strategikon.options;

import dev.strategikon.optimizer.ConstantRate;
import dev.strategikon.optimizer.RateSchedule;
import java.util.Map;
import java.util.TreeMap;

/**
 * The learning rate γ: constant, changed at some steps, or by a schedule; in each case it may rise
 * linearly to that in the first steps.
 *
 * @param initial γ₀, positive
 * @param changes γ from a step on, by that step, counted from 0; unmodifiable; empty with a
 *     schedule that is not constant
 * @param schedule gives γ where nothing has changed it
 * @param warmUp W: in step t &lt; W the rate is multiplied by (t + 1)/W; 0 for none
 * @param length the steps of the whole run
 */
public record LearningRate(
    double initial, Map<Integer, Double> changes, RateSchedule schedule, int warmUp, int length) {
  /**
   * Checks and copies.
   *
   * @param initial γ₀, positive
   * @param changes γ from a step on, by that step, counted from 0; unmodifiable; empty with a
   *     schedule that is not constant
   * @param schedule gives γ where nothing has changed it
   * @param warmUp W: in step t &lt; W the rate is multiplied by (t + 1)/W; 0 for none
   * @param length the steps of the whole run
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
    if (!changes.isEmpty() && !(schedule instanceof ConstantRate)) {
      throw new IllegalArgumentException(
          "learning-rate-steps and learning-rate-schedule both say how the rate changes: give one");
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warm-up-steps must not be negative, but is " + warmUp);
    }
    schedule.rate(initial, 0, length); // checks the parameters that depend on γ₀
  }

  /**
   * A rate without schedule.
   *
   * @param initial γ in the first step; positive
   * @param changes γ from a step on, by that step, counted from 0
   */
  public LearningRate(double initial, Map<Integer, Double> changes) {
    this(initial, changes, new ConstantRate(), 0, 1);
  }

  /**
   * {@return γ in a step}
   *
   * @param step the step, counted from 0
   */
  public double at(int step) {
    Map.Entry<Integer, Double> change = new TreeMap<>(changes).floorEntry(step);
    double rate = change == null ? schedule.rate(initial, step, length) : change.getValue();
    return step + 1 < warmUp ? rate * (step + 1) / warmUp : rate;
  }

  static void check(String name, double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, not " + rate);
    }
  }
}
