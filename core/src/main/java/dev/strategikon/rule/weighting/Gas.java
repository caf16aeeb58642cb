package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.WeightingRule;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.MultiKrum;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * GAS, gradient splitting (Liu, Chen, Lyu, Wu, Wu and Chen, ICML 2023).
 *
 * @param groups p, the number of groups of coordinates, at least 1
 * @param inner the rule that is applied to each group
 */
public record Gas(int groups, GeometryRule inner) implements WeightingRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "gas",
          "The mean of the vectors that lie near another rule's result in random groups of"
              + " coordinates.",
          "Liu et al., ICML 2023",
          List.of(
              Parameter.optional("groups", "1000", "how many groups, at most one for a coordinate"),
              Parameter.optional(
                  "inner", "multi-krum", "the rule for a group: multi-krum or krum")),
          new Guide(
              """
              divide the coordinates at random into p groups of ⌈d/p⌉ (the last may be smaller)
              s_i = Σ_g ‖x_i − inner(x)‖ on the coordinates of group g
              A = the mean of the m − q vectors with the smallest s_i
              """,
              "2q + 2 < m. The groups are drawn by the seed and the step.",
              "The geometry of each group, m²/2·d multiply-adds in all, p times the inner rule, and a"
                  + " pass for the result.",
              "With shards, if the network is slow: each shard gets all coordinates, a group at a time,"
                  + " in p exchanges."),
          arguments -> new Gas(arguments.integer("groups"), inner(arguments)));

  private static GeometryRule inner(Arguments arguments) {
    return arguments.choice("inner", "multi-krum", "krum").equals("krum")
        ? new Krum()
        : new MultiKrum(OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Checks the number of groups.
   *
   * @param groups p, the number of groups of coordinates, at least 1
   * @param inner the rule that is applied to each group
   * @throws IllegalArgumentException if it is below 1
   */
  public Gas {
    if (groups < 1) {
      throw new IllegalArgumentException("gas needs groups >= 1, not " + groups);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("gas", m, q, 2, 2, "2q + 2 < m");
  }

  @Override
  public double[] weights(Gradients vectors, int q, Round round, Compute compute) {
    int m = vectors.count();
    int d = compute.shard().dimension(vectors.dimension());
    int[] order = round.draws("gas").permutation(d);
    int size = (d + groups - 1) / groups;
    double[] scores = new double[m];
    for (int from = 0; from < d; from += size) {
      int[] group = Arrays.copyOfRange(order, from, Math.min(d, from + size));
      Arrays.sort(group);
      int[] own = SampledColumns.own(group, vectors, compute);
      Geometry geometry =
          Geometry.of(SampledColumns.of(vectors, own, compute), compute.with(Shard.WHOLE));
      double[] squared = geometry.squaredDistancesTo(inner.weights(geometry, q));
      Arrays.setAll(scores, i -> scores[i] + Math.sqrt(squared[i]));
    }
    return SmallestKeys.meanWeights(scores, m - q);
  }
}
