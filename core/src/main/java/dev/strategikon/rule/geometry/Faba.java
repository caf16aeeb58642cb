package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;

/** FABA (Xia, Tao, Hao and Li, IJCAI 2019). */
public record Faba() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "faba",
          "The mean of what is left when the vector farthest from the mean is removed q times.",
          "Xia, Tao, Hao and Li, IJCAI 2019",
          List.of(),
          new Guide(
              """
              S = all vectors; q times: remove from S the x_i that is farthest from the mean of S
              A = the mean of S
              """,
              "q < m. The guarantee needs 2q < m.",
              "The geometry, and m² additions for each of the q vectors removed.",
              "If attackers stay near the honest mean: they are kept, and honest outliers are removed"
                  + " in their place. Attackers who lie on one side pull the mean from which the"
                  + " distances are taken."),
          arguments -> new Faba());

  /** Stands for an infinite distance, so that an infinite vector is farther than the others. */
  private static final double VERY_FAR = 1e300;

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("faba", m, q);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With n vectors in S, Σ_{j ∈ S} ‖x_i − x_j‖² is n·‖x_i − mean‖² and a number that is the same
   * for all i. So the farthest from the mean has the largest such sum.
   */
  @Override
  public double[] weights(Geometry geometry, int q) {
    int[] left = new int[geometry.count()];
    Arrays.setAll(left, i -> i);
    for (int removed = 0; removed < q; removed++) {
      double[] sums = new double[left.length];
      for (int a = 0; a < sums.length; a++) {
        for (int j : left) {
          sums[a] += Math.min(VERY_FAR, geometry.squaredDistance(left[a], j));
        }
      }
      int[] before = left;
      left =
          Arrays.stream(SmallestKeys.indices(sums, sums.length - 1)).map(a -> before[a]).toArray();
    }
    return SmallestKeys.meanWeights(geometry.count(), left);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    new FabaBreakpoints(moving).addTo(breakpoints, q);
    return true;
  }
}
