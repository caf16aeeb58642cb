package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** The same learning rate in every step. */
public record ConstantRate() implements RateSchedule {
  /** Its entry in the catalogue. */
  public static final Entry<RateSchedule> ENTRY =
      new Entry<>(
          "constant",
          "The same rate in every step, or what learning-rate-steps says.",
          "Robbins and Monro, Annals of Mathematical Statistics 22, 1951",
          List.of(),
          new Guide(
              "γ_t = γ₀",
              "Nothing.",
              "None.",
              "Where the last digits of the accuracy matter: a rate that falls finds them."),
          arguments -> new ConstantRate());

  @Override
  public double rate(double initial, int step, int length) {
    return initial;
  }
}
