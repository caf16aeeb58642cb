package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.WeightingRule;
import dev.strategikon.rule.coordinate.Median;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.List;
import java.util.OptionalInt;

/**
 * AKSEL (Boussetta, El-Mhamdi, Guerraoui, Maurer and Rouault, OPODIS 2020).
 *
 * @param select the number of vectors that are averaged; empty for ⌊(m + 1)/2⌋
 */
public record Aksel(OptionalInt select) implements WeightingRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "aksel",
          "The mean of the vectors nearest to the coordinates' medians.",
          "Boussetta et al., OPODIS 2020",
          List.of(Parameter.optional("select", "majority", "how many vectors are averaged")),
          new Guide(
              """
              A = Σ_{i ∈ N} x_i / |N|
              N: the ⌊(m + 1)/2⌋ vectors nearest to c, or as many as select says
              c_j: the median of column j
              """,
              "2q < m.",
              "The median, m·d multiply-adds for the distances, and a pass for the result.",
              "If d is large and the spread wide: honest vectors are then about as far from c as"
                  + " attackers who shift every coordinate a little, and who are nearer together."),
          arguments -> new Aksel(arguments.countOr("select", "majority")));

  /**
   * The relative difference up to which rounding may separate equal squared distances. Of an even
   * number of vectors that a pre-aggregator made, two are often equally far from the medians, which
   * lie in the middle between them; both the vectors and the medians are rounded to floats.
   */
  private static final double ROUNDING = 1e-6;

  /**
   * Checks the number.
   *
   * @param select the number of vectors that are averaged; empty for ⌊(m + 1)/2⌋
   * @throws IllegalArgumentException if it is below 1
   */
  public Aksel {
    if (select.isPresent() && select.getAsInt() < 1) {
      throw new IllegalArgumentException("aksel needs select >= 1, not " + select.getAsInt());
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("aksel", m, q, 2, 0, "2q < m");
    if (selected(m) > m) {
      throw new IllegalArgumentException(
          "aksel(select=%d) is out of range: it selects from 1 to m = %d vectors"
              .formatted(selected(m), m));
    }
  }

  @Override
  public double[] weights(Gradients vectors, int q, Round round, Compute compute) {
    double[] distances = PointDistances.squared(vectors, median(vectors, compute), compute);
    return SmallestKeys.meanWeights(distances, selected(distances.length), ROUNDING);
  }

  /**
   * Returns how many vectors are averaged.
   *
   * @param m the number of vectors
   * @return the given number, or ⌊(m + 1)/2⌋
   */
  public int selected(int m) {
    return select.orElse((m + 1) / 2);
  }

  private static float[] median(Gradients vectors, Compute compute) {
    float[][] rows = vectors.rows();
    float[] median = new float[vectors.dimension()];
    compute.forEach(
        Blocks.count(median.length),
        () -> new Median().kernel(rows.length, 0, compute.kernels()),
        (kernel, block) ->
            kernel.aggregate(rows, Blocks.from(block), Blocks.to(block, median.length), median));
    return median;
  }
}
