package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SampleMedian;
import java.util.Arrays;
import java.util.List;

/**
 * FLAME (Nguyen et al., USENIX Security 2022), without its noise.
 *
 * <p>The paper clusters by HDBSCAN with clusters of at least ⌊m/2⌋ + 1 vectors and one neighbour.
 * There cannot be two such clusters. The one is what remains together longest while distant vectors
 * fall off: the majority that single linkage joins first. So no approximation is needed.
 */
public record Flame() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "flame",
          "The mean of a majority of similar direction, clipped to the median length.",
          "Nguyen et al., USENIX Security 2022",
          List.of(),
          new Guide(
              """
              A = (1/|C|)·Σ_{i ∈ C} x_i·min(1, S / ‖x_i‖)
              C: the first set of more than m/2 vectors that links of growing cosine distance join
              S: the median of all ‖x_i‖
              """,
              "Any q, which it is not told. The guarantee needs 2q < m.",
              "The geometry, and m²·log m for the links.",
              "If attackers point as the honest do and are no longer: they are kept. Directions are"
                  + " seen from the origin, so with small gradients and much noise there is no"
                  + " majority that is nearer to each other than to the rest. The paper adds noise"
                  + " against backdoors; this rule adds none."),
          arguments -> new Flame());

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("flame", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int m = geometry.count();
    if (!geometry.isFinite()) {
      return Weights.nan(m); // An infinite vector has no direction.
    }
    double[] norms = new double[m];
    double[][] distances = new double[m][m];
    Arrays.setAll(norms, i -> Math.sqrt(geometry.squaredNorm(i)));
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = cosineDistance(geometry, norms, i, j);
        distances[j][i] = distances[i][j];
      }
    }
    int[] majority = SingleLinkage.majority(distances);
    return Weights.clippedMean(norms, majority, SampleMedian.of(norms));
  }

  /** Returns 1 − cos(x_i, x_j); 1 if one is zero. */
  private static double cosineDistance(Geometry geometry, double[] norms, int i, int j) {
    double lengths = norms[i] * norms[j];
    if (lengths == 0) {
      return 1;
    }
    double squared = geometry.squaredDistance(i, j);
    if (squared > lengths) {
      return 1 - geometry.product(i, j) / lengths;
    }
    // The cosine of near vectors is near 1, and 1 less it would have few digits.
    double longer = norms[i] - norms[j];
    return Math.max(0, squared - longer * longer) / (2 * lengths);
  }
}
