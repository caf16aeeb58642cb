package dev.strategikon.audit;

import dev.strategikon.compute.Shard;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregate;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.SelectionRule;
import dev.strategikon.rule.VectorRule;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The weight of the Byzantine vectors in an aggregate. It distinguishes two ways in which a rule
 * fails: Krum under attack gives all weight to a Byzantine vector, but the median may give them no
 * weight and still change its sign.
 */
public final class ByzantineWeight {
  /** The size of the sample. A random sample of this size has an error below one percent. */
  private static final int SAMPLE = 4096;

  private ByzantineWeight() {}

  /**
   * Returns the sum of the Byzantine vectors' weights. For a rule that weighs vectors these are its
   * weights. For a coordinate rule they are the shares of the ranks of the Byzantine values,
   * averaged over the coordinates, or over {@value #SAMPLE} evenly spaced ones if there are more.
   * Equal values have equal shares. A vector that pre-aggregators have mixed is Byzantine in the
   * proportion of its parts.
   *
   * @param rule the rule that computed the aggregate
   * @param q the declared number of Byzantine vectors
   * @param aggregate what the rule computed
   * @param gradients the m vectors, only read
   * @param byzantine for each vector, whether it is Byzantine
   * @param shard which coordinates this process has
   * @return the weight, from 0 to 1 for a rule whose weights are; NaN for a {@link VectorRule},
   *     which has none
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
    if (rule instanceof VectorRule) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < byzantine.length; i++) {
      sum += byzantine[i] ? aggregate.weights()[i] : 0;
    }
    return sum;
  }

  /** Returns for each vector that the rule sees the proportion that is Byzantine. */
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
    // The terms are added from the first coordinate to the last, on any number of shards.
    double sum = 0;
    for (double term : shard.concat(own)) {
      sum += term;
    }
    return sum / sample;
  }

  /** Returns coordinate j of all vectors that the rule sees. */
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

  /** Returns the mean share of the ranks that a value has. */
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
