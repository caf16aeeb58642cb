package dev.strategikon.examples.plugin;

import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.VectorRule;
import java.util.Arrays;

/**
 * The direction of the coordinate-wise median, at the median of the vectors' lengths. It sees
 * neither one coordinate at a time nor the geometry alone, so it is a rule of whole vectors.
 */
public record ScaledMedian() implements VectorRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("scaled-median", m, q, 2, 0, "2q < m");
  }

  @Override
  public float[] aggregate(float[][] vectors, int q, Round round) {
    double[] lengths = Arrays.stream(vectors).mapToDouble(ScaledMedian::length).toArray();
    float[] aggregate = new float[vectors[0].length];
    for (int j = 0; j < aggregate.length; j++) {
      int column = j;
      double[] values = Arrays.stream(vectors).mapToDouble(vector -> vector[column]).toArray();
      aggregate[j] = (float) median(values);
    }
    double scale = median(lengths) / Math.max(length(aggregate), Float.MIN_NORMAL);
    for (int j = 0; j < aggregate.length; j++) {
      aggregate[j] *= (float) scale;
    }
    return aggregate;
  }

  private static double length(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
