package dev.strategikon.reproduce;

import dev.strategikon.attack.manipulation.Ipm;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.sgd.DescentSampler;
import dev.strategikon.sgd.GradientSource;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunMoment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures finished runs at their last step: g is the mean gradient of the whole training set, σ_j
 * the deviation from it of workers' gradients in fresh draws, and E[A] the mean over these draws of
 * what Median answers under attack, whatever rule has trained the model.
 *
 * <p>The honest mean would not do for g: its own noise is σ/√h, so ‖v̄‖/σ cannot fall below 1/√h,
 * and Theorem 1's condition on v̄ holds on about two thirds of the coordinates even where g = 0.
 *
 * @param data where data sets lie
 */
record MomentSampler(Path data, Compute compute) {
  /** Draws of all workers' gradients for each moment. */
  private static final int DRAWS = 40;

  private static final double CONFIDENCE = 0.95;

  /**
   * Measures the runs that the folder's file does not have yet, and writes them into it.
   *
   * @param progress called with each run before it is measured
   */
  void measure(Path sweep, List<RunConfig> runs, Consumer<RunConfig> progress) throws IOException {
    Map<String, List<Moment>> moments = MomentFile.read(sweep);
    for (RunConfig run : runs) {
      if (!moments.containsKey(run.folderName())) {
        progress.accept(run);
        try (GradientSource source =
            RunMoment.read(RunFolder.of(sweep, run).path(), data).gradients(compute)) {
          moments.put(run.folderName(), List.of(of(source, run.options().steps())));
        }
        MomentFile.write(sweep, moments);
      }
    }
  }

  private Moment of(GradientSource source, int step) {
    float[] g = source.meanGradient(source.trainingImages());
    double[] squares = new double[g.length];
    int count = 0;
    int honest = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Gradients gradients = source.honest(draw);
      honest = gradients.count();
      count += honest;
      for (float[] row : gradients.rows()) {
        for (int j = 0; j < g.length; j++) {
          double difference = (double) row[j] - g[j];
          squares[j] += difference * difference;
        }
      }
    }
    double gradient = 0;
    double noise = 0;
    double largest = 0;
    double least = Double.POSITIVE_INFINITY;
    int met = 0;
    for (int j = 0; j < g.length; j++) {
      double variance = squares[j] / count;
      double square = (double) g[j] * g[j];
      gradient += square;
      noise += variance;
      largest = Math.max(largest, square);
      least = Math.min(least, variance);
      met += square * (honest - 1) < variance ? 1 : 0;
    }
    DescentEstimate estimate =
        new DescentSampler(source, g, DRAWS, CONFIDENCE)
            .run(
                List.of(
                    new DescentSampler.Contest(
                        Aggregator.parse("median"), new Ipm(MomentSet.EPSILON))),
                done -> {})
            .get(0);
    double low = estimate.low() / gradient;
    double high = estimate.high() / gradient;
    return new Moment(
        step,
        Math.sqrt(gradient / noise),
        (double) met / g.length,
        Math.sqrt(largest * (honest - 1) / least),
        estimate.mean() / gradient,
        low,
        high,
        MomentFile.negative(low, high));
  }
}
