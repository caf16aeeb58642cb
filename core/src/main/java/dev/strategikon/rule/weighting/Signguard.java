package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.WeightingRule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SampleMedian;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * SignGuard (Xu, Huang, Song and Lan, ICDCS 2022). Its mean shift starts at every vector, so that
 * nothing but the sample of coordinates is drawn. The authors' code takes a run of neighbouring
 * coordinates and divides each proportion by its largest; the paper does not, and neither does
 * this.
 *
 * @param low L, the shortest length that passes, in units of the median length; not negative
 * @param high R, the longest one, at least 2
 * @param sample the share of the coordinates whose signs are counted, above 0 and at most 1
 */
public record Signguard(double low, double high, double sample) implements WeightingRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "signguard",
          "The mean of vectors of usual length whose signs are distributed alike, clipped.",
          "Xu, Huang, Song and Lan, ICDCS 2022",
          List.of(
              Parameter.optional("low", "0.1", "the shortest length, in units of the median"),
              Parameter.optional("high", "3", "the longest length, in units of the median"),
              Parameter.optional("sample", "0.1", "the share of the coordinates looked at")),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i·min(1, M / ‖x_i‖) / |S|,    S = S₁ ∩ S₂, or S₁ if that is empty
              M: the median of all ‖x_i‖
              S₁: the i with L·M ≤ ‖x_i‖ ≤ R·M
              S₂: the largest cluster of the proportions of positive, zero and negative signs of x_i
                  on a sample of the coordinates, by mean shift
              """,
              "Any q, which it is not told. The sample is drawn by the seed and the step.",
              "m·d multiply-adds for the lengths, and a pass for the result.",
              "If attackers keep the balance of signs: a vector with the coordinates of an honest one"
                  + " in another order passes. Attacks along −v̄ pass if about as many coordinates of"
                  + " v̄ are positive as negative."),
          arguments ->
              new Signguard(
                  arguments.number("low"), arguments.number("high"), arguments.number("sample")));

  /**
   * Checks the ranges.
   *
   * @param low L, the shortest length that passes, in units of the median length; not negative
   * @param high R, the longest one, at least 2
   * @param sample the share of the coordinates whose signs are counted, above 0 and at most 1
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Signguard {
    if (!(low >= 0 && low <= 1 && high >= 2 && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "signguard needs 0 <= low <= 1 and high >= 2, not low = %s and high = %s"
              .formatted(low, high));
    }
    if (!(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("signguard needs 0 < sample <= 1, not " + sample);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("signguard", m, q);
  }

  @Override
  public double[] weights(Gradients vectors, int q, Round round, Compute compute) {
    int m = vectors.count();
    double[] norms = PointDistances.squared(vectors, null, compute);
    Arrays.setAll(norms, i -> Math.sqrt(norms[i]));
    double median = SampleMedian.of(norms);
    int[] usual =
        IntStream.range(0, m)
            .filter(i -> norms[i] >= low * median && norms[i] <= high * median)
            .toArray();
    int[] alike = MeanShift.largestCluster(proportions(vectors, round, compute));
    int[] both = Arrays.stream(usual).filter(i -> Arrays.binarySearch(alike, i) >= 0).toArray();
    return Weights.clippedMean(norms, both.length > 0 ? both : usual, median);
  }

  /** Returns the shares of positive, zero and negative coordinates of each vector. */
  private double[][] proportions(Gradients vectors, Round round, Compute compute) {
    int d = compute.shard().dimension(vectors.dimension());
    int count = Math.max(1, (int) (sample * d));
    int[] columns = SampledColumns.draw(vectors, count, round.draws("signguard"), compute);
    double[] counts = new double[3 * vectors.count()];
    for (int i = 0; i < vectors.count(); i++) {
      float[] row = vectors.row(i);
      for (int j : columns) {
        counts[3 * i + 1 - (int) Math.signum(row[j])]++;
      }
    }
    double[] all = new double[counts.length];
    for (double[] shard : compute.shard().gather(counts)) {
      Arrays.setAll(all, k -> all[k] + shard[k]);
    }
    double[][] proportions = new double[vectors.count()][3];
    for (int k = 0; k < all.length; k++) {
      proportions[k / 3][k % 3] = all[k] / count;
    }
    return proportions;
  }
}
