package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.OptionalInt;

/**
 * A learning rate that falls along half a cosine, without restarts.
 *
 * @param steps T, after which the rate stays at its minimum; empty for the steps of the run
 * @param minimum the rate from then on, not negative
 */
public record CosineRate(OptionalInt steps, double minimum) implements RateSchedule {
  /** Its entry in the catalogue. */
  public static final Entry<RateSchedule> ENTRY =
      new Entry<>(
          "cosine",
          "The rate falls along half a cosine to a minimum, and stays there.",
          "Loshchilov and Hutter, ICLR 2017, without restarts;"
              + " torch.optim.lr_scheduler.CosineAnnealingLR up to step T",
          List.of(
              Parameter.optional("steps", "all", "T: all steps of the run, or a number of steps"),
              Parameter.optional("minimum", "0", "the rate from step T on, not negative")),
          new Guide(
              "γ_t = minimum + (γ₀ − minimum)·(1 + cos(π·min(t, T)/T)) / 2",
              "A minimum of at most γ₀.",
              "None.",
              "With steps=all where runs may be made longer: all their rates would change, so a"
                  + " longer run begins anew. With a number of steps it goes on."),
          arguments ->
              new CosineRate(arguments.countOr("steps", "all"), arguments.number("minimum")));

  /**
   * Checks the ranges.
   *
   * @param steps T, after which the rate stays at its minimum; empty for the steps of the run
   * @param minimum the rate from then on, not negative
   */
  public CosineRate {
    steps.ifPresent(count -> Ranges.requireSteps("cosine: steps", count));
    Ranges.requireNotNegative("cosine: minimum", minimum);
  }

  @Override
  public double rate(double initial, int step, int length) {
    Ranges.requireAtMost("cosine: minimum", minimum, initial);
    int last = steps.orElse(length);
    if (step >= last) {
      return minimum;
    }
    return minimum + (initial - minimum) * (1 + StrictMath.cos(Math.PI * step / last)) / 2;
  }

  @Override
  public boolean dependsOnLength() {
    return steps.isEmpty();
  }
}
