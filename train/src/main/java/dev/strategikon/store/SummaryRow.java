package dev.strategikon.store;

import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunLabels;
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
            "rule_name",
            "attack_name",
            "end_accuracy",
            "end_loss",
            "end_validation_accuracy",
            "end_backdoor_success",
            "seconds"));
    return header.toArray();
  }

  /** Returns the fields of a run. */
  static Object[] of(RunFolder folder, RunResult result) {
    List<Object> row = new ArrayList<>(List.of(folder.path().getFileName().toString()));
    folder.config().values().values().forEach(value -> row.add(Csv.value(value)));
    row.addAll(
        List.of(
            result.steps(),
            FileNumbers.measured(result.testAccuracy()),
            FileNumbers.measured(result.bestTestAccuracy()),
            FileNumbers.measured(result.trainLoss()),
            result.attackedSteps(),
            FileNumbers.measured(result.negativeShare()),
            result.rejected(),
            RunLabels.rule(folder.config()),
            Csv.value(RunLabels.attack(folder.config())),
            FileNumbers.measured(result.endAccuracy()),
            FileNumbers.measured(result.endLoss()),
            FileNumbers.measured(result.endValidation()),
            FileNumbers.measured(result.endSuccess()),
            FileNumbers.measured(result.seconds())));
    return row.toArray();
  }
}
