package dev.strategikon.optimizer;

import dev.strategikon.spec.Catalogue;
import java.util.List;
import java.util.Map;

/** The catalogue of schedules of the learning rate. */
public final class RateSchedules {
  /** All schedules; the first is the default. */
  public static final Catalogue<RateSchedule> CATALOGUE =
      new Catalogue<>(
          "learning-rate-schedule",
          List.of(
              ConstantRate.ENTRY,
              SteppedRate.ENTRY,
              ExponentialRate.ENTRY,
              CosineRate.ENTRY,
              PolynomialRate.ENTRY),
          Map.of(
              "steplr", "step",
              "exponentiallr", "exponential",
              "cosineannealing", "cosine",
              "cosineannealinglr", "cosine",
              "linear", "polynomial",
              "polynomiallr", "polynomial"));

  private RateSchedules() {}
}
