package dev.strategikon.report;

import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the figures draw; {@code figures.js} reads it as JSON.
 *
 * @param steps the longest run's steps
 * @param stepsPerBin how many steps one cell of the sign figure stands for
 * @param attackStart the first attacked step, where all attacked runs agree on it; else null
 * @param series a configuration's curves each
 * @param strips a run's signs each
 */
record ReportData(
    int steps, int stepsPerBin, Integer attackStart, List<Series> series, List<Strip> strips) {
  /** Cells that still can be told apart on a screen. */
  private static final int MOST_BINS = 125;

  /**
   * Reads what a sweep's folder holds so far.
   *
   * @throws IOException if a file cannot be read or holds something else, or there is no run
   */
  static ReportData of(Path sweep, List<RunFolder> runs) throws IOException {
    if (runs.isEmpty()) {
      throw new IOException(
          sweep + " holds no run; expected folders with config.yaml and metrics.csv");
    }
    LabelMaker labels = new LabelMaker(runs);
    int steps = runs.stream().mapToInt(run -> run.config().options().steps()).max().orElseThrow();
    int stepsPerBin = (steps + MOST_BINS - 1) / MOST_BINS;
    int bins = (steps + stepsPerBin - 1) / stepsPerBin;
    List<Strip> strips = new ArrayList<>();
    for (RunFolder run : runs) {
      strips.add(Strip.of(run, labels.run(run.config()), bins, stepsPerBin));
    }
    return new ReportData(steps, stepsPerBin, attackStart(runs), Series.of(runs, labels), strips);
  }

  private static Integer attackStart(List<RunFolder> runs) throws IOException {
    Integer common = null;
    for (RunFolder run : runs) {
      Integer start = attackStart(run.config(), run.metrics());
      if (common != null && start != null && !common.equals(start)) {
        return null;
      }
      common = common == null ? start : common;
    }
    return common;
  }

  private static Integer attackStart(RunConfig config, List<StepMetrics> rows) {
    for (StepMetrics row : rows) {
      if (row.isAttacked(config.options().threat())) {
        return row.step();
      }
    }
    return null;
  }
}
