package dev.strategikon.report.data;

import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The angle between one run's aggregate and the honest mean over time.
 *
 * @param label the run's name for people
 * @param series the label of its configuration
 * @param cosines the mean cosine over the steps of each bin; null where it is undefined
 * @param negativeShare the share of attacked steps with a negative inner product; null without
 *     attacked steps
 */
record Strip(String label, String series, List<Double> cosines, Double negativeShare) {
  static Strip of(Run run, LabelMaker labels, int bins, int stepsPerBin) {
    double[] sums = new double[bins];
    int[] counts = new int[bins];
    for (StepMetrics row : run.metrics()) {
      if (row.step() > 0 && !Double.isNaN(row.cosine())) {
        int bin = (row.step() - 1) / stepsPerBin;
        sums[bin] += row.cosine();
        counts[bin]++;
      }
    }
    List<Double> cosines = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      cosines.add(counts[bin] == 0 ? null : Rounding.number(sums[bin] / counts[bin]));
    }
    RunResult result = run.result();
    return new Strip(
        labels.run(run.config()),
        labels.configuration(run.config()),
        cosines,
        result.attackedSteps() == 0 ? null : Rounding.number(result.negativeShare()));
  }
}
