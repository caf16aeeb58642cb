package dev.strategikon.pipeline;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.LayerRule;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.RememberingRule;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.rule.VectorRule;
import dev.strategikon.rule.WeightingRule;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates by a rule that sees whole vectors. What the stages before it make of the vectors is
 * written out.
 *
 * @param stages the pre-aggregators, in order
 * @param gradients the vectors, only read; on a shard its own coordinates
 * @param q the declared number
 * @param round the source of random numbers
 * @param compute threads, kernels and shard
 */
record WholeVectors(
    List<PreAggregator> stages, Gradients gradients, int q, Round round, Compute compute) {
  /**
   * Aggregates by weights, which are all NaN if a value is not finite.
   *
   * @param rule the rule
   * @param out receives the aggregate
   */
  Aggregate by(WeightingRule rule, float[] out) {
    double[] weights = hasNonFinite() ? Weights.nan(gradients.count()) : weights(rule);
    gradients.weightedSum(weights, compute, out);
    return new Aggregate(out, weights, null);
  }

  private double[] weights(WeightingRule rule) {
    LinearMap map = map();
    double[] weights = rule.weights(seen(map), q, round, compute);
    return map == null ? weights : map.combine(weights);
  }

  /**
   * Aggregates layer by layer; all coordinates are NaN if a value is not finite.
   *
   * @param rule the rule
   * @param out receives the aggregate
   * @throws IllegalArgumentException if the round's layers are of another number of coordinates
   */
  Aggregate by(LayerRule rule, float[] out) {
    int[] cuts = round.layers().cuts(compute.shard().dimension(gradients.dimension()));
    if (hasNonFinite()) {
      Arrays.fill(out, Float.NaN);
      return new Aggregate(out, Weights.nan(gradients.count()), null);
    }
    LinearMap map = map();
    LayerMeans means = new LayerMeans(rule.weigh(seen(map), cuts, q, round, compute), cuts);
    means.write(out, compute);
    double[] weights = means.meanWeights();
    return new Aggregate(out, map == null ? weights : map.combine(weights), null);
  }

  /**
   * Aggregates by what the rule remembers. A value that is not finite makes the weights NaN, and
   * the rule does not learn from such a step.
   *
   * @param rule the rule
   * @param senders who sent the vectors
   * @param out receives the aggregate
   * @throws IllegalArgumentException if the rule remembers another number of workers
   */
  Aggregate by(RememberingRule rule, Senders senders, float[] out) {
    RuleMemory before = senders.memory(round);
    boolean isBlind = hasNonFinite();
    RuleMemory learned =
        isBlind ? before : rule.learn(gradients, senders.workers(), before, compute);
    double[] weights =
        isBlind ? Weights.nan(gradients.count()) : rule.weights(senders.workers(), before, learned);
    gradients.weightedSum(weights, compute, out);
    return new Aggregate(out, weights, null, learned);
  }

  /**
   * Aggregates by a function of all vectors; all coordinates are NaN if a value is not finite.
   *
   * @param rule the rule
   * @param out receives the aggregate
   * @throws IllegalArgumentException on a shard
   * @throws IllegalStateException if the rule returns no vector of d floats
   */
  Aggregate by(VectorRule rule, float[] out) {
    int d = gradients.dimension();
    if (compute.shard().dimension(d) != d) {
      throw new IllegalArgumentException(
          "The rule sees whole vectors, and a shard has a part of them: use --engine-mode=collect");
    }
    if (hasNonFinite()) {
      Arrays.fill(out, Float.NaN);
      return new Aggregate(out, null, null);
    }
    float[] aggregate = rule.aggregate(seen(map()).rows(), q, round);
    if (aggregate == null || aggregate.length != d) {
      throw new IllegalStateException(
          "The rule %s returned %s instead of a vector of %d floats"
              .formatted(
                  rule.getClass().getName(),
                  aggregate == null ? "null" : aggregate.length + " floats",
                  d));
    }
    System.arraycopy(aggregate, 0, out, 0, d);
    return new Aggregate(out, null, null);
  }

  /** Returns the map of all stages; null if there are none. */
  private LinearMap map() {
    return stages.isEmpty()
        ? null
        : Mixing.of(stages, Geometry.of(gradients, compute), 0, q, round).whole();
  }

  private Gradients seen(LinearMap map) {
    if (map == null) {
      return gradients;
    }
    float[][] mixed = new float[map.outputs()][];
    Arrays.setAll(mixed, a -> gradients.weightedSum(map.row(a), compute));
    return Gradients.of(mixed);
  }

  private boolean hasNonFinite() {
    return !gradients.isChecked()
        && compute
            .shard()
            .any(
                Arrays.stream(gradients.rows())
                    .anyMatch(
                        row -> compute.kernels().sums().firstNonFinite(row, 0, row.length) >= 0));
  }
}
