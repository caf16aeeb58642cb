package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The results of a finished run, in the judge's terms.
 *
 * @param config the run
 * @param rows its metrics, one row for each step
 * @param audits its audits, one row for each audited step
 * @param classes how many classes its images have
 */
record Trained(RunConfig config, List<StepMetrics> rows, List<AuditRow> audits, int classes) {
  /** Of runs from before data.json was written: all data sets had ten classes then. */
  private static final int CLASSES_BEFORE = 10;

  /** A single evaluation varies too much where batches are small. */
  private static final int LAST_EVALUATIONS = 3;

  /** Copies the lists. */
  Trained {
    rows = List.copyOf(rows);
    audits = List.copyOf(audits);
  }

  static Trained read(RunFolder folder) throws IOException {
    return new Trained(
        folder.config(),
        folder.metrics(),
        folder.audits(),
        folder.data().map(RunData::classes).orElse(CLASSES_BEFORE));
  }

  /** Returns the seed, as text. */
  String seed() {
    return config.text("seed");
  }

  /** Returns the final accuracy: the median of the last three evaluations. */
  double end() {
    return last(StepMetrics::testAccuracy);
  }

  /** Returns the final training loss: the median of the last three evaluations. */
  double lossEnd() {
    return last(StepMetrics::trainLoss);
  }

  private double last(ToDoubleFunction<StepMetrics> quantity) {
    List<StepMetrics> evaluated = evaluated();
    double[] last =
        evaluated.stream()
            .skip(Math.max(0, evaluated.size() - LAST_EVALUATIONS))
            .mapToDouble(quantity)
            .sorted()
            .toArray();
    return last.length == 0 ? Double.NaN : last[last.length / 2];
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
