package dev.strategikon.reproduce;

import dev.strategikon.report.text.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Text for a quantity over seeds: its mean, and the value of each seed if there are several. */
final class SeedMeans {
  private SeedMeans() {}

  /** Returns a text such as {@code 43.1 % (42.8 %, 43.4 %)}. */
  static <T> String percent(List<T> seeds, ToDoubleFunction<T> value) {
    double average = mean(seeds, value);
    String mean = Numbers.percent(average);
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
            Numbers.percent(mean(seeds, Comparison::start)),
            Numbers.percent(mean(seeds, Comparison::end)),
            Numbers.percent(mean(seeds, Comparison::undisturbed)));
  }

  static <T> double mean(List<T> seeds, ToDoubleFunction<T> value) {
    return seeds.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Returns a number as people write it: {@code 10} and {@code 0.5}, with a true minus sign. */
  static String number(double value) {
    String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    return text.replace('-', '−');
  }

  private static <T> String each(List<T> seeds, ToDoubleFunction<T> value) {
    return seeds.stream()
        .map(seed -> Numbers.percent(value.applyAsDouble(seed)))
        .collect(Collectors.joining(", "));
  }
}
