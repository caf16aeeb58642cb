package dev.strategikon.store;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.text.FileNumbers;
import java.util.ArrayList;
import java.util.List;

/** The fields of {@code summary.csv}: a run's folder, its configuration and its result. */
final class SummaryRow {
  private SummaryRow() {}

  /** Returns the names of the columns. */
  static Object[] header() {
    List<Object> header = new ArrayList<>(List.of("run"));
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      header.add(key.name().replace('-', '_'));
    }
    header.addAll(
        List.of(
            "completed_steps",
            "test_accuracy",
            "best_test_accuracy",
            "train_loss",
            "attacked_steps",
            "negative_share",
            "rejected",
            "seconds"));
    return header.toArray();
  }

  /** Returns the fields of a run. */
  static Object[] of(RunFolder folder, RunResult result) {
    List<Object> row = new ArrayList<>(List.of(folder.path().getFileName().toString()));
    folder.config().values().values().forEach(value -> row.add(forPandas(value)));
    row.addAll(
        List.of(
            result.steps(),
            FileNumbers.measured(result.testAccuracy()),
            FileNumbers.measured(result.bestTestAccuracy()),
            FileNumbers.measured(result.trainLoss()),
            result.attackedSteps(),
            FileNumbers.measured(result.negativeShare()),
            result.rejected(),
            FileNumbers.measured(result.seconds())));
    return row.toArray();
  }

  /** The word nan is a missing value to pandas; the same attack with brackets is a text. */
  private static Object forPandas(Object value) {
    return value.equals("nan") ? "nan()" : value;
  }
}
