package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A column of {@code metrics.csv} that only runs have which measure it. */
enum ExtraMetric {
  VALIDATION_ACCURACY(
      "validation_accuracy",
      config -> config.options().evaluations().validation() > 0,
      StepMetrics::validationAccuracy),
  BACKDOOR_SUCCESS(
      "backdoor_success",
      config -> config.options().threat().trigger().isPresent(),
      StepMetrics::backdoorSuccess);

  private final String column;
  private final Predicate<RunConfig> isMeasured;
  private final ToDoubleFunction<StepMetrics> value;

  ExtraMetric(String column, Predicate<RunConfig> isMeasured, ToDoubleFunction<StepMetrics> value) {
    this.column = column;
    this.isMeasured = isMeasured;
    this.value = value;
  }

  /** Returns those of a run, in the order of their columns. */
  static List<ExtraMetric> of(RunConfig config) {
    return Arrays.stream(values()).filter(extra -> extra.isMeasured.test(config)).toList();
  }

  /** Returns the names of all. */
  static Set<String> columns() {
    return Arrays.stream(values()).map(ExtraMetric::column).collect(Collectors.toSet());
  }

  String column() {
    return column;
  }

  double of(StepMetrics metrics) {
    return value.applyAsDouble(metrics);
  }
}
