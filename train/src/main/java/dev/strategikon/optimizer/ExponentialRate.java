package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * A learning rate that is multiplied by a factor after every step.
 *
 * @param gamma the factor, positive
 */
public record ExponentialRate(double gamma) implements RateSchedule {
  /** Its entry in the catalogue. */
  public static final Entry<RateSchedule> ENTRY =
      new Entry<>(
          "exponential",
          "The rate is multiplied by gamma after every step.",
          "torch.optim.lr_scheduler.ExponentialLR",
          List.of(Parameter.required("gamma", "the factor, positive, such as 0.99")),
          new Guide(
              "γ_t = γ₀·gamma^t",
              "Nothing.",
              "None.",
              "In long runs with a small gamma: the rate is soon too small to learn anything."),
          arguments -> new ExponentialRate(arguments.number("gamma")));

  /**
   * Checks the range.
   *
   * @param gamma the factor, positive
   */
  public ExponentialRate {
    Ranges.requirePositive("exponential: gamma", gamma);
  }

  @Override
  public double rate(double initial, int step, int length) {
    return initial * StrictMath.pow(gamma, step);
  }
}
