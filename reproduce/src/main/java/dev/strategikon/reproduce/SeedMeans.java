package dev.strategikon.reproduce;

import dev.strategikon.text.ShownNumbers;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Text for a quantity over seeds: its mean, and the value of each seed if there are several. */
final class SeedMeans {
  private SeedMeans() {}

  /** Returns a text such as {@code 43.1 % (42.8 %, 43.4 %)}. */
  static <T> String percent(List<T> seeds, ToDoubleFunction<T> value) {
    double average = mean(seeds, value);
    String mean = ShownNumbers.percent(average);
    return seeds.size() == 1 || Double.isNaN(average)
        ? mean
        : mean + " (" + each(seeds, value) + ")";
  }

  /**
   * Returns a text such as {@code 25.9 % before the attack, 14.2 % at the end, 43.1 % without
   * attack}.
   */
  static String accuracies(List<Comparison> seeds) {
    return "%s before the attack, %s at the end, %s without attack"
        .formatted(
            ShownNumbers.percent(mean(seeds, Comparison::start)),
            ShownNumbers.percent(mean(seeds, Comparison::end)),
            ShownNumbers.percent(mean(seeds, Comparison::undisturbed)));
  }

  static <T> double mean(List<T> seeds, ToDoubleFunction<T> value) {
    return seeds.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private static <T> String each(List<T> seeds, ToDoubleFunction<T> value) {
    return seeds.stream()
        .map(seed -> ShownNumbers.percent(value.applyAsDouble(seed)))
        .collect(Collectors.joining(", "));
  }
}
