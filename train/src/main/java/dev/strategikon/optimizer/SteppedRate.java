package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * A learning rate that is multiplied by a factor every so many steps.
 *
 * @param size the steps from one change to the next, at least 1
 * @param gamma the factor, positive
 */
public record SteppedRate(int size, double gamma) implements RateSchedule {
  /** Its entry in the catalogue. */
  public static final Entry<RateSchedule> ENTRY =
      new Entry<>(
          "step",
          "The rate is multiplied by gamma every size steps.",
          "torch.optim.lr_scheduler.StepLR",
          List.of(
              Parameter.required("size", "steps from one change to the next, at least 1"),
              Parameter.optional("gamma", "0.1", "the factor, positive")),
          new Guide(
              "γ_t = γ₀·gamma^⌊t / size⌋",
              "Nothing.",
              "None.",
              "Where the changes are not evenly spaced: learning-rate-steps names each of them."),
          arguments -> new SteppedRate(arguments.integer("size"), arguments.number("gamma")));

  /**
   * Checks the ranges.
   *
   * @param size the steps from one change to the next, at least 1
   * @param gamma the factor, positive
   */
  public SteppedRate {
    Ranges.requireSteps("step: size", size);
    Ranges.requirePositive("step: gamma", gamma);
  }

  @Override
  public double rate(double initial, int step, int length) {
    int drops = step / size;
    return initial * StrictMath.pow(gamma, drops);
  }
}
