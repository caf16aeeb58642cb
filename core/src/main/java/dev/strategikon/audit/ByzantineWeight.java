package dev.strategikon.audit;

import dev.strategikon.compute.Shard;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.SelectionRule;
import java.util.Arrays;
import java.util.stream.IntStream;

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
   * @param shard which coordinates are here
   */
  public static double of(
      Rule rule,
      int q,
      Aggregate aggregate,
      Gradients gradients,
      boolean[] byzantine,
      Shard shard) {
    if (rule instanceof SelectionRule selecting) {
      return of(selecting.columns(), q, aggregate, gradients, byzantine, shard);
    }
    if (rule instanceof CoordinateRule coordinateRule) {
      LinearMap mixing = aggregate.mixing();
      double[] parts = byzantineParts(mixing, byzantine);
      return ofColumns(coordinateRule, q, mixing, gradients, parts, shard);
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
      CoordinateRule rule,
      int q,
      LinearMap mixing,
      Gradients gradients,
      double[] parts,
      Shard shard) {
    int dimension = shard.dimension(gradients.dimension());
    int sample = Math.min(SAMPLE, dimension);
    int[] byzantine = IntStream.range(0, parts.length).filter(a -> parts[a] != 0).toArray();
    double[] own =
        IntStream.range(0, sample)
            .map(s -> (int) ((long) s * dimension / sample) - shard.from())
            .filter(j -> j >= 0 && j < gradients.dimension())
            .mapToObj(
                j -> {
                  float[] column = column(mixing, gradients, j);
                  float[] sorted = column.clone();
                  Arrays.sort(sorted);
                  double[] shares = rule.shares(sorted, q);
                  return Arrays.stream(byzantine)
                      .mapToDouble(a -> parts[a] * share(column[a], sorted, shares));
                })
            .flatMapToDouble(terms -> terms)
            .toArray();
    // From the first coordinate to the last, term by term, whoever has them.
    double sum = 0;
    for (double term : shard.concat(own)) {
      sum += term;
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
