package dev.strategikon.audit;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.LinearMap;
import dev.strategikon.rule.Aggregate;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.SelectionRule;
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
   * Returns Σ w_i over the Byzantine vectors: of a geometry rule's weights; for a coordinate rule
   * of the shares of the ranks that they take, averaged over coordinates (over {@value #SAMPLE}
   * evenly spaced ones where there are more). Equal values share alike, and a vector that
   * pre-aggregators mixed is Byzantine to the extent that its parts are.
   *
   * @param rule the rule that made the aggregate
   * @param q what the rule was told
   * @param byzantine for each vector, whether it is Byzantine
   */
  public static double of(
      Rule rule, int q, Aggregate aggregate, Gradients gradients, boolean[] byzantine) {
    if (rule instanceof SelectionRule selecting) {
      return of(selecting.columns(), q, aggregate, gradients, byzantine);
    }
    if (rule instanceof CoordinateRule coordinateRule) {
      LinearMap mixing = aggregate.mixing();
      return ofColumns(coordinateRule, q, mixing, gradients, byzantineParts(mixing, byzantine));
    }
    double sum = 0;
    for (int i = 0; i < byzantine.length; i++) {
      sum += byzantine[i] ? aggregate.weights()[i] : 0;
    }
    return sum;
  }

  /** For each vector that the rule sees, to what extent it is Byzantine. */
  private static double[] byzantineParts(LinearMap mixing, boolean[] byzantine) {
    if (mixing == null) {
      double[] parts = new double[byzantine.length];
      Arrays.setAll(parts, i -> byzantine[i] ? 1 : 0);
      return parts;
    }
    double[] parts = new double[mixing.outputs()];
    for (int a = 0; a < parts.length; a++) {
      double all = 0;
      for (int i = 0; i < byzantine.length; i++) {
        parts[a] += byzantine[i] ? mixing.weight(a, i) : 0;
        all += mixing.weight(a, i);
      }
      parts[a] = all == 0 ? 0 : parts[a] / all;
    }
    return parts;
  }

  private static double ofColumns(
      CoordinateRule rule, int q, LinearMap mixing, Gradients gradients, double[] parts) {
    int dimension = gradients.dimension();
    int sample = Math.min(SAMPLE, dimension);
    double sum = 0;
    for (int s = 0; s < sample; s++) {
      float[] column = column(mixing, gradients, (int) ((long) s * dimension / sample));
      float[] sorted = column.clone();
      Arrays.sort(sorted);
      double[] shares = rule.shares(sorted, q);
      for (int a = 0; a < parts.length; a++) {
        if (parts[a] != 0) {
          sum += parts[a] * share(column[a], sorted, shares);
        }
      }
    }
    return sum / sample;
  }

  private static float[] column(LinearMap mixing, Gradients gradients, int j) {
    float[] received = new float[gradients.count()];
    for (int i = 0; i < received.length; i++) {
      received[i] = gradients.row(i)[j];
    }
    if (mixing == null) {
      return received;
    }
    float[] column = new float[mixing.outputs()];
    for (int a = 0; a < column.length; a++) {
      double value = 0;
      for (int i = 0; i < received.length; i++) {
        double weight = mixing.weight(a, i);
        value += weight == 0 ? 0 : weight * received[i];
      }
      column[a] = (float) value;
    }
    return column;
  }

  /** The mean share of the ranks at which a value stands. */
  private static double share(float value, float[] sorted, double[] shares) {
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
      sum += shares[rank];
    }
    return sum / (last - first + 1);
  }
}
