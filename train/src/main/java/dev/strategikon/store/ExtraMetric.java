package dev.strategikon.store;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A column of {@code metrics.csv} that only those runs have which measure it.
 *
 * @param column its name
 * @param isMeasured says of a run whether it measures it
 * @param value what a step's row has there
 */
record ExtraMetric(
    String column, Predicate<RunConfig> isMeasured, ToDoubleFunction<StepMetrics> value) {
  static final ExtraMetric VALIDATION_ACCURACY =
      new ExtraMetric(
          "validation_accuracy",
          config -> config.options().evaluations().validation() > 0,
          StepMetrics::validationAccuracy);

  static final ExtraMetric BACKDOOR_SUCCESS =
      new ExtraMetric(
          "backdoor_success",
          config -> config.options().threat().trigger().isPresent(),
          StepMetrics::backdoorSuccess);

  /** In the order of their columns. */
  static final List<ExtraMetric> ALL = List.of(VALIDATION_ACCURACY, BACKDOOR_SUCCESS);

  /** Returns those of a run, in the order of their columns. */
  static List<ExtraMetric> of(RunConfig config) {
    return ALL.stream().filter(extra -> extra.isMeasured.test(config)).toList();
  }

  /** Returns the names of all. */
  static Set<String> columns() {
    return ALL.stream().map(ExtraMetric::column).collect(Collectors.toSet());
  }
}
