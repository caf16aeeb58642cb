package dev.strategikon.report.data;

import dev.strategikon.sgd.StepMetrics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Averages what is measured in every step over a few steps, so that a curve shows the trend. No
 * average spans the begin of the attack.
 */
final class Smoothing {
  private Smoothing() {}

  /** Returns the mean cosine of each bin of steps, at the bin's last step, over all runs. */
  static List<Series.Point> cosine(List<Run> runs, Integer attackStart, int stepsPerBin) {
    SortedMap<Integer, double[]> sums = new TreeMap<>();
    SortedMap<Integer, double[]> counts = new TreeMap<>();
    for (int i = 0; i < runs.size(); i++) {
      for (StepMetrics row : runs.get(i).metrics()) {
        if (row.step() > 0 && !Double.isNaN(row.cosine())) {
          int end = Math.min(runs.get(i).steps(), end(row.step(), attackStart, stepsPerBin));
          sums.computeIfAbsent(end, e -> new double[runs.size()])[i] += row.cosine();
          counts.computeIfAbsent(end, e -> new double[runs.size()])[i]++;
        }
      }
    }
    sums.forEach(
        (end, values) -> {
          for (int i = 0; i < values.length; i++) {
            // No step of this run in the bin: 0/0, which is not counted as a seed.
            values[i] /= counts.get(end)[i];
          }
        });
    return Series.points(sums);
  }

  /** Returns the last step of a step's bin. A bin begins at the attack's first step. */
  static int end(int step, Integer attackStart, int stepsPerBin) {
    int before = attackStart == null ? 0 : attackStart - 1;
    return before + Math.floorDiv(step - before - 1, stepsPerBin) * stepsPerBin + stepsPerBin;
  }
}
