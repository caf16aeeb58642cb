package dev.strategikon.model.layer;

import dev.strategikon.model.Moments;
import dev.strategikon.model.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments of all images together from those of batches (Wu and Johnson 2021, section 3): the
 * mean is E[μ] and the variance E[μ² + σ²] − E[μ]², over batches by their size.
 */
final class PooledMoments {
  private final List<double[]> means = new ArrayList<>();
  private final List<double[]> squares = new ArrayList<>();
  private long images;

  /** Adds one batch. */
  void add(List<Moments> layers, int batchSize) {
    images += batchSize;
    for (int i = 0; i < layers.size(); i++) {
      Moments moments = layers.get(i);
      if (i == means.size()) {
        means.add(new double[moments.mean().length]);
        squares.add(new double[moments.mean().length]);
      }
      for (int c = 0; c < moments.mean().length; c++) {
        double mean = moments.mean()[c];
        means.get(i)[c] += batchSize * mean;
        squares.get(i)[c] += batchSize * (mean * mean + moments.variance()[c]);
      }
    }
  }

  /** Returns the moments of all batches added. */
  Statistics statistics() {
    List<Moments> layers = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      int channels = means.get(i).length;
      float[] mean = new float[channels];
      float[] variance = new float[channels];
      for (int c = 0; c < channels; c++) {
        double mu = means.get(i)[c] / images;
        mean[c] = (float) mu;
        // Rounding may leave a constant channel a variance just below zero.
        variance[c] = (float) Math.max(0, squares.get(i)[c] / images - mu * mu);
      }
      layers.add(new Moments(mean, variance));
    }
    return new Statistics(layers);
  }
}
