package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.LargestCoordinates;
import dev.strategikon.rule.LayerRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.NearMedian;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LASA, layer-adaptive sparsified model aggregation (Xu, Zhang and Hu, WACV 2025).
 *
 * <p>The purity of signs in the paper is ρ = ½·(1 + (1 − s)·b) with the balance b of the signs and
 * the sparsity s. Scores are the same for any ½ and 1 − s, so b is scored itself.
 *
 * <p>What the formula leaves open, and what the authors' code (JiiahaoXU/LASA, {@code
 * algorithms/defense/lasa.py}) makes of it:
 *
 * <ul>
 *   <li>A deviation of 0 makes the score of the median 0/0. Their comparison with NaN is false, so
 *       one figure on which all agree excludes everybody, and then nobody. Here such a score is 0:
 *       who agrees with all others passes, and the other figure decides.
 *   <li>A layer of zeros has no signs; their balance is 0/0 and excludes everybody. Here it is 0,
 *       between more positive and more negative coordinates.
 *   <li>A zero vector is divided by its length 0 when it is clipped. Here it stays zero.
 *   <li>They keep what is strictly above the k-th largest magnitude, which is k − 1 coordinates
 *       without ties, and sparsify weights only, not biases. Here exactly k of all d coordinates
 *       are kept, as in the paper.
 * </ul>
 *
 * @param sparsity s, the share of the coordinates that become 0, at least 0 and below 1
 * @param lengths λ_n, the score from which on a length is unusual, above 0
 * @param signs λ_s, the score from which on a balance of signs is unusual, above 0
 */
public record Lasa(double sparsity, double lengths, double signs) implements LayerRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "lasa",
          "In each layer the mean of vectors, clipped and sparsified, of usual length and signs.",
          "Xu, Zhang and Hu, WACV 2025",
          List.of(
              Parameter.optional("sparsity", "0.3", "the share of the coordinates that become 0"),
              Parameter.optional(
                  "lengths", "1", "the score from which on a length is unusual, λ_n"),
              Parameter.optional(
                  "signs", "1", "the score from which on a balance of signs is unusual, λ_s")),
          new Guide(
              """
              y_i = top_k(x_i·min(1, M / ‖x_i‖)),    k = (1 − sparsity)·d
              M: the median of all ‖x_i‖, for even m the lower of the two in the middle
              in each layer, of the y_i there:
                  a_i = ‖y_i‖,    b_i = (positive − negative) / (positive + negative coordinates)
                  S = the i with |a_i − median(a)| < λ_n·deviation(a)
                          and |b_i − median(b)| < λ_s·deviation(b); all m if there is none
                  A = Σ_{i ∈ S} y_i / |S|
              """,
              "Any q, which it is not told. Training tells it where the layers begin, --layers does"
                  + " so elsewhere; without, all coordinates are one layer. Who equals the median"
                  + " passes. The authors' code keeps one coordinate less than k and sparsifies no"
                  + " bias, and where all agree on a figure its 0/0 excludes everybody, then nobody.",
              "Ten passes over the vectors, and m·d floats of memory.",
              "If attackers keep lengths and balances: a layer with the coordinates of an honest one"
                  + " in another order passes. Where all of few coordinates count: small ones become"
                  + " 0, also if all vectors agree on them."),
          arguments ->
              new Lasa(
                  arguments.number("sparsity"),
                  arguments.number("lengths"),
                  arguments.number("signs")));

  /**
   * Checks the ranges.
   *
   * @param sparsity s, the share of the coordinates that become 0, at least 0 and below 1
   * @param lengths λ_n, the score from which on a length is unusual, above 0
   * @param signs λ_s, the score from which on a balance of signs is unusual, above 0
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Lasa {
    if (!(sparsity >= 0 && sparsity < 1)) {
      throw new IllegalArgumentException("lasa needs 0 <= sparsity < 1, not " + sparsity);
    }
    if (!(lengths > 0 && signs > 0)) {
      throw new IllegalArgumentException(
          "lasa needs lengths and signs above 0, not lengths = %s and signs = %s"
              .formatted(lengths, signs));
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("lasa", m, q);
  }

  @Override
  public Weighed weigh(Gradients vectors, int[] cuts, int q, Round round, Compute compute) {
    Gradients sparse = clippedAndSparse(vectors, compute);
    LayerFigures figures = LayerFigures.of(sparse, cuts, compute);
    double[][] weights = new double[cuts.length - 1][];
    Arrays.setAll(weights, l -> weights(figures.lengths()[l], figures.balances()[l]));
    return new Weighed(sparse, weights);
  }

  /** Returns the y_i. Clipping changes no order of magnitudes, so it comes after the choice. */
  private Gradients clippedAndSparse(Gradients vectors, Compute compute) {
    double[] norms = PointDistances.squared(vectors, null, compute);
    Arrays.setAll(norms, i -> Math.sqrt(norms[i]));
    double[] sorted = norms.clone();
    Arrays.sort(sorted);
    double median = sorted[(sorted.length - 1) / 2];
    int d = compute.shard().dimension(vectors.dimension());
    int kept = (int) Math.max(1, Math.round((1 - sparsity) * d));
    float[][] rows = LargestCoordinates.keep(vectors.rows(), kept, compute);
    compute.forEach(
        rows.length,
        i -> {
          if (norms[i] > median) {
            scale(rows[i], median / norms[i]);
          }
        });
    return Gradients.of(rows);
  }

  private static void scale(float[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] = (float) (factor * row[j]);
    }
  }

  /** Returns the weights of a layer: those of a mean. */
  private double[] weights(double[] lengthsHere, double[] balances) {
    boolean[] usual = NearMedian.of(lengthsHere, lengths);
    boolean[] pure = NearMedian.of(balances, signs);
    int m = usual.length;
    int[] both = IntStream.range(0, m).filter(i -> usual[i] && pure[i]).toArray();
    return SmallestKeys.meanWeights(m, both.length > 0 ? both : IntStream.range(0, m).toArray());
  }
}
