package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.WeightingRule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import dev.strategikon.statistics.SymmetricEigen;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divide-and-conquer (Shejwalkar and Houmansadr, NDSS 2021).
 *
 * @param sample b, the number of coordinates of a sample, at least 1
 * @param iterations the number of samples, at least 1
 * @param factor c, positive and finite: ⌈c·q⌉ vectors are left out in each
 */
public record Dnc(int sample, int iterations, double factor) implements WeightingRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "dnc",
          "The mean of the vectors that lie near the mean along the direction of most spread.",
          "Shejwalkar and Houmansadr, NDSS 2021",
          List.of(
              Parameter.optional("sample", "10000", "how many coordinates are looked at"),
              Parameter.optional("iterations", "1", "how many samples are drawn"),
              Parameter.optional("c", "1", "how many times q vectors are left out")),
          new Guide(
              """
              for each of the samples: with x_i on its coordinates only, and μ their mean,
                v = the direction of the largest variance of the x_i
                keep the m − ⌈c·q⌉ vectors with the smallest ⟨v, x_i − μ⟩²
              A = the mean of those that are kept in all samples, or else in most of them
              """,
              "⌈c·q⌉ < m. The samples are drawn by the seed and the step.",
              "For each sample its geometry, m²/2·b multiply-adds, and an eigen-decomposition in m"
                  + " dimensions; a pass for the result.",
              "If honest vectors spread as far as the attackers' shift: it removes what lies farthest"
                  + " along one direction, whoever it is. Attackers who point in different directions"
                  + " hide from it. A shard gets the samples of all others."),
          arguments ->
              new Dnc(
                  arguments.integer("sample"),
                  arguments.integer("iterations"),
                  arguments.number("c")));

  /**
   * Checks the ranges.
   *
   * @param sample b, the number of coordinates of a sample, at least 1
   * @param iterations the number of samples, at least 1
   * @param factor c, positive and finite: ⌈c·q⌉ vectors are left out in each
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Dnc {
    if (sample < 1) {
      throw new IllegalArgumentException("dnc needs a sample >= 1, not " + sample);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("dnc needs iterations >= 1, not " + iterations);
    }
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("dnc needs a positive, finite c, not " + factor);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("dnc", m, q);
    if (!(removed(q) < m)) {
      throw new IllegalArgumentException(
          "dnc leaves out c·q vectors, rounded up, and none would be left: c = %s, q = %d, m = %d"
              .formatted(factor, q, m));
    }
  }

  @Override
  public double[] weights(Gradients vectors, int q, Round round, Compute compute) {
    int m = vectors.count();
    int[] kept = new int[m];
    for (int k = 0; k < iterations; k++) {
      Draws draws = Draws.of(round.seed(), "dnc", round.step(), k);
      int[] columns = SampledColumns.draw(vectors, sample, draws, compute);
      Gradients sampled = SampledColumns.of(vectors, columns, compute);
      double[] scores = scores(Geometry.of(sampled, compute.with(Shard.WHOLE)));
      for (int i : SmallestKeys.indices(scores, m - (int) removed(q))) {
        kept[i]++;
      }
    }
    int most = Arrays.stream(kept).max().orElseThrow();
    return SmallestKeys.meanWeights(
        m, IntStream.range(0, m).filter(i -> kept[i] == most).toArray());
  }

  private double removed(int q) {
    return Math.ceil(factor * q);
  }

  /**
   * Returns ⟨v, x_i − μ⟩² up to a factor. If u is the eigenvector of the largest eigenvalue λ of
   * the inner products ⟨x_i − μ, x_j − μ⟩, it is λ·u_i².
   */
  private static double[] scores(Geometry geometry) {
    double[] equal = Weights.equal(geometry.count());
    SymmetricEigen eigen = SymmetricEigen.of(geometry.productsAround(equal));
    int top = eigen.largest();
    boolean isFlat = !(eigen.values()[top] > 0);
    return Arrays.stream(eigen.vectors()[top]).map(u -> isFlat ? 0 : u * u).toArray();
  }
}
