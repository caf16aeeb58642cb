package dev.strategikon.report.data;

import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run's aggregate lay to the honest mean over time.
 *
 * @param label how the run is called
 * @param series the label of its configuration
 * @param cosines the mean cosine of the steps of each bin; null where none was defined
 * @param negativeShare the share of attacked steps with a negative inner product; null if there are
 *     none
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
