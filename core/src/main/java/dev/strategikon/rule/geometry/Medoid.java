package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import java.util.List;

/**
 * The medoid: the vector with the smallest sum of distances to all (Kaufman and Rousseeuw 1987).
 */
public record Medoid() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "medoid",
          "The vector with the smallest sum of distances to all others.",
          "Kaufman and Rousseeuw, 1987",
          List.of(),
          new Guide(
              """
              A = x_k with the smallest score s_k
              s_i = Σ_j ‖x_i − x_j‖
              """,
              "Any q, which it is not told.",
              "The geometry (m²/2·d multiply-adds), and m² additions for the scores.",
              "If attackers may lie very far away: each adds nearly the same to every score, and what"
                  + " distinguishes the others is lost in rounding. It uses one vector of m, as krum"
                  + " does. With squared distances it would be krum(neighbours=m-1), the vector"
                  + " nearest to the mean."),
          arguments -> new Medoid());

  /** Stands for an infinite distance, so that an infinite vector has a larger sum than others. */
  private static final double VERY_FAR = 1e150;

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("medoid", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    return SmallestKeys.meanWeights(scores(geometry), 1);
  }

  /** Returns Σ_j ‖x_i − x_j‖ for every i. */
  static double[] scores(Geometry geometry) {
    double[] scores = new double[geometry.count()];
    for (int i = 0; i < scores.length; i++) {
      for (double squared : geometry.squaredDistancesFrom(i)) {
        scores[i] += Math.min(VERY_FAR, Math.sqrt(squared));
      }
    }
    return scores;
  }
}
