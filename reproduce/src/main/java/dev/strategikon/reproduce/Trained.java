package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.util.List;

/**
 * The results of a finished run, in the judge's terms.
 *
 * @param config the run
 * @param rows its metrics, one row for each step
 * @param audits its audits, one row for each audited step
 * @param classes how many classes its images have
 */
record Trained(RunConfig config, List<StepMetrics> rows, List<AuditRow> audits, int classes) {
  /** Copies the lists. */
  Trained {
    rows = List.copyOf(rows);
    audits = List.copyOf(audits);
  }

  static Trained read(RunFolder folder) throws IOException {
    return new Trained(
        folder.config(), folder.metrics(), folder.audits(), RunData.classes(folder.data()));
  }

  /** Returns the seed, as text. */
  String seed() {
    return config.text("seed");
  }

  /** Returns the accuracy at the end, as in {@link RunResult}. */
  double end() {
    return RunResult.of(config, rows).endAccuracy();
  }

  /** Returns the training loss at the end. */
  double lossEnd() {
    return RunResult.of(config, rows).endLoss();
  }

  /** Returns the rows with an evaluation. */
  List<StepMetrics> evaluated() {
    return rows.stream().filter(StepMetrics::isEvaluated).toList();
  }

  /** Returns the step of the first evaluation under attack; −1 if there is none. */
  int firstAttackedEvaluation() {
    return attacked().stream()
        .filter(StepMetrics::isEvaluated)
        .mapToInt(StepMetrics::step)
        .findFirst()
        .orElse(-1);
  }

  /** Returns the training loss after a step; NaN if it was not evaluated there. */
  double lossAt(int step) {
    return evaluated().stream()
        .filter(row -> row.step() == step)
        .mapToDouble(StepMetrics::trainLoss)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Returns the accuracy at the last evaluation before the attack; NaN without attack. */
  double start() {
    double accuracy = Double.NaN;
    for (StepMetrics row : rows) {
      if (row.isAttacked(config.options().threat())) {
        return accuracy;
      }
      accuracy = row.isEvaluated() ? row.testAccuracy() : accuracy;
    }
    return Double.NaN;
  }

  /** Returns the training loss at the last evaluation. */
  double loss() {
    return RunResult.of(config, rows).trainLoss();
  }

  /** Returns the rows of the attacked steps. */
  List<StepMetrics> attacked() {
    return rows.stream().filter(row -> row.isAttacked(config.options().threat())).toList();
  }

  /** Returns the share of attacked steps with a negative inner product; NaN if there are none. */
  double negativeShare() {
    return RunResult.of(config, rows).negativeShare();
  }
}
