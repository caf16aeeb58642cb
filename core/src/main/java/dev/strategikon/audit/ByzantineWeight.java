package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Aggregate;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Rule;
import java.util.Arrays;

/**
 * The share that the Byzantine vectors have in an aggregate. It tells the two ways of failing
 * apart: Krum under attack gives all its weight to a Byzantine vector, while the median may give
 * none and still be pushed across zero.
 */
public final class ByzantineWeight {
  /** Coordinates looked at; a random sample of that size errs by less than one percent. */
  private static final int SAMPLE = 4096;

  private ByzantineWeight() {}

  /**
   * Returns Σ w_i over the Byzantine vectors: for a geometry rule of its weights; for a coordinate
   * rule of the weights of the ranks that they take, averaged over coordinates (over {@value
   * #SAMPLE} evenly spaced ones where there are more). Equal values share their ranks' weights.
   *
   * @param rule the rule that made the aggregate
   * @param q what the rule was told
   * @param byzantine for each vector, whether it is Byzantine
   */
  public static double of(
      Rule rule, int q, Aggregate aggregate, Gradients gradients, boolean[] byzantine) {
    if (rule instanceof CoordinateRule coordinateRule) {
      return ofRanks(coordinateRule.rankWeights(gradients.count(), q), gradients, byzantine);
    }
    double sum = 0;
    for (int i = 0; i < byzantine.length; i++) {
      sum += byzantine[i] ? aggregate.weights()[i] : 0;
    }
    return sum;
  }

  private static double ofRanks(double[] rankWeights, Gradients gradients, boolean[] byzantine) {
    int m = gradients.count();
    int dimension = gradients.dimension();
    int sample = Math.min(SAMPLE, dimension);
    float[] sorted = new float[m];
    double sum = 0;
    for (int s = 0; s < sample; s++) {
      int j = (int) ((long) s * dimension / sample);
      for (int i = 0; i < m; i++) {
        sorted[i] = gradients.row(i)[j];
      }
      Arrays.sort(sorted);
      for (int i = 0; i < m; i++) {
        if (byzantine[i]) {
          sum += weight(gradients.row(i)[j], sorted, rankWeights);
        }
      }
    }
    return sum / sample;
  }

  /** The mean weight of the ranks at which a value stands. */
  private static double weight(float value, float[] sorted, double[] rankWeights) {
    int first = Arrays.binarySearch(sorted, value);
    int last = first;
    while (first > 0 && sorted[first - 1] == value) {
      first--;
    }
    while (last < sorted.length - 1 && sorted[last + 1] == value) {
      last++;
    }
    double sum = 0;
    for (int rank = first; rank <= last; rank++) {
      sum += rankWeights[rank];
    }
    return sum / (last - first + 1);
  }
}
