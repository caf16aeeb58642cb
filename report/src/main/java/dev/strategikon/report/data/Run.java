package dev.strategikon.report.data;

import dev.strategikon.config.RunConfig;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run's folder held when it was read.
 *
 * @param folder where it lies
 * @param config its configuration
 * @param metrics its rows so far
 * @param result what they come to
 * @param profile its audited steps; none if it was not audited
 */
public record Run(
    Path folder,
    RunConfig config,
    List<StepMetrics> metrics,
    RunResult result,
    AuditProfile profile) {

  /**
   * Reads a folder.
   *
   * @throws IOException if a file of it cannot be understood; the message says which, and where
   */
  static Run read(RunFolder folder) throws IOException {
    List<StepMetrics> metrics = folder.metrics();
    return new Run(
        folder.path(),
        folder.config(),
        metrics,
        RunResult.of(folder.config(), metrics),
        AuditProfile.of(folder.profiles(), folder.audits(), metrics));
  }

  /** Returns how many steps the run is to have. */
  public int steps() {
    return config.options().steps();
  }

  public boolean isFinished() {
    return result.steps() == steps();
  }

  /** Returns the first attacked step; null if there is none so far. */
  Integer attackStart() {
    for (StepMetrics row : metrics) {
      if (row.isAttacked(config.options().threat())) {
        return row.step();
      }
    }
    return null;
  }

  /** Returns the epochs of one step; NaN before the first. */
  double epochsPerStep() {
    StepMetrics last = metrics.isEmpty() ? null : metrics.get(metrics.size() - 1);
    return last == null || last.step() == 0 ? Double.NaN : last.epoch() / last.step();
  }

  public String folderName() {
    return folder.getFileName().toString();
  }
}
