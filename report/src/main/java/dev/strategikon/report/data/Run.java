package dev.strategikon.report.data;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The content of a run's folder when it was read.
 *
 * @param folder the folder
 * @param config its configuration
 * @param metrics the rows of metrics.csv so far
 * @param result their summary
 * @param isFinished whether the run has completed its last step and its tables are whole
 * @param profile its audit; empty if it was not audited
 * @param data the images that it was trained on; empty if that is not known
 * @param robustness the figures of (q, κ)-robustness of its audit; empty if it has none
 */
public record Run(
    Path folder,
    RunConfig config,
    List<StepMetrics> metrics,
    RunResult result,
    boolean isFinished,
    AuditProfile profile,
    Optional<RunData> data,
    Optional<RobustnessSummary> robustness) {

  /**
   * Reads a folder.
   *
   * @throws IOException if a file cannot be parsed; the message names the file and the line
   */
  static Run read(RunFolder folder) throws IOException {
    List<StepMetrics> metrics = folder.metrics();
    List<AuditRow> audits = folder.audits();
    RunResult result = RunResult.of(folder.config(), metrics);
    return new Run(
        folder.path(),
        folder.config(),
        metrics,
        result,
        result.steps() >= folder.config().options().steps() && folder.isFinished(),
        AuditProfile.of(folder.profiles(), audits, metrics),
        folder.data(),
        RobustnessSummary.of(audits));
  }

  /** {@return the number of steps of the finished run} */
  public int steps() {
    return config.options().steps();
  }

  /** Returns the first attacked step; null if there is none yet. */
  Integer attackStart() {
    for (StepMetrics row : metrics) {
      if (row.isAttacked(config.options().threat())) {
        return row.step();
      }
    }
    return null;
  }

  /** Returns the number of epochs in a step; NaN before the first step. */
  double epochsPerStep() {
    StepMetrics last = metrics.isEmpty() ? null : metrics.get(metrics.size() - 1);
    return last == null || last.step() == 0 ? Double.NaN : last.epoch() / last.step();
  }

  /** {@return the folder's name} */
  public String folderName() {
    return folder.getFileName().toString();
  }
}
