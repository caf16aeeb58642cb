package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.OptionalInt;

/**
 * A learning rate that falls to 0 as a power of the share of steps that is left; linearly with
 * power 1.
 *
 * @param steps T, after which the rate is 0; empty for the steps of the run
 * @param power the exponent, positive
 */
public record PolynomialRate(OptionalInt steps, double power) implements RateSchedule {
  /** Its entry in the catalogue. */
  public static final Entry<RateSchedule> ENTRY =
      new Entry<>(
          "polynomial",
          "The rate falls to 0 as a power of the share of steps that is left; linearly with power 1.",
          "torch.optim.lr_scheduler.PolynomialLR",
          List.of(
              Parameter.optional("steps", "all", "T: all steps of the run, or a number of steps"),
              Parameter.optional("power", "1", "the exponent, positive; 1 is a straight line")),
          new Guide(
              "γ_t = γ₀·(1 − min(t, T)/T)^power",
              "Nothing.",
              "None.",
              "With steps=all where runs may be made longer, as with cosine. After step T nothing"
                  + " is learned."),
          arguments ->
              new PolynomialRate(arguments.countOr("steps", "all"), arguments.number("power")));

  /**
   * Checks the ranges.
   *
   * @param steps T, after which the rate is 0; empty for the steps of the run
   * @param power the exponent, positive
   */
  public PolynomialRate {
    steps.ifPresent(count -> Ranges.requireSteps("polynomial: steps", count));
    Ranges.requirePositive("polynomial: power", power);
  }

  @Override
  public double rate(double initial, int step, int length) {
    int last = steps.orElse(length);
    return step >= last ? 0 : initial * StrictMath.pow(1 - (double) step / last, power);
  }

  @Override
  public boolean dependsOnLength() {
    return steps.isEmpty();
  }
}
