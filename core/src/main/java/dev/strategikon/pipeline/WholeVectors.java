package dev.strategikon.pipeline;

import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.VectorRule;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates by a rule that sees whole vectors. What the stages before it make of the vectors is
 * written out.
 *
 * @param stages the pre-aggregators, in order
 * @param rule the rule
 */
record WholeVectors(List<PreAggregator> stages, VectorRule rule) {
  /**
   * Aggregates vectors.
   *
   * @return d floats; all NaN if a value is not finite
   * @throws IllegalArgumentException on a shard
   * @throws IllegalStateException if the rule returns no vector of d floats
   */
  float[] aggregate(Gradients gradients, int q, Round round, Compute compute) {
    int d = gradients.dimension();
    if (compute.shard().dimension(d) != d) {
      throw new IllegalArgumentException(
          "The rule sees whole vectors, and a shard has a part of them: use --engine-mode=collect");
    }
    if (!gradients.isChecked() && hasNonFinite(gradients, compute)) {
      float[] nan = new float[d];
      Arrays.fill(nan, Float.NaN);
      return nan;
    }
    float[] aggregate = rule.aggregate(seen(gradients, q, round, compute), q, round);
    if (aggregate == null || aggregate.length != d) {
      throw new IllegalStateException(
          "The rule %s returned %s instead of a vector of %d floats"
              .formatted(
                  rule.getClass().getName(),
                  aggregate == null ? "null" : aggregate.length + " floats",
                  d));
    }
    return aggregate;
  }

  private float[][] seen(Gradients gradients, int q, Round round, Compute compute) {
    if (stages.isEmpty()) {
      return gradients.rows();
    }
    LinearMap map = Mixing.of(stages, Geometry.of(gradients, compute), 0, q, round).whole();
    float[][] mixed = new float[map.outputs()][];
    Arrays.setAll(mixed, a -> gradients.weightedSum(map.row(a), compute));
    return mixed;
  }

  private static boolean hasNonFinite(Gradients gradients, Compute compute) {
    return Arrays.stream(gradients.rows())
        .anyMatch(row -> compute.kernels().sums().firstNonFinite(row, 0, row.length) >= 0);
  }
}
