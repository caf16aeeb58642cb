package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;

/**
 * MoNNA's aggregation (Farhadkhani et al., ICML 2023).
 *
 * @param trusted the index of the trusted vector among the admitted ones, from 0
 */
public record Monna(int trusted) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "monna",
          "The mean of the m - q vectors nearest to a trusted one.",
          "Farhadkhani et al., ICML 2023",
          List.of(Parameter.optional("trusted", "0", "the trusted vector, from 0")),
          new Guide(
              """
              A = Σ_{i ∈ N} x_i / (m − q)
              N: the m − q vectors nearest to x_trusted, itself among them
              """,
              "q < m, and a vector known to be honest. Its index counts the admitted vectors.",
              "The geometry.",
              "On a server that cannot trust any worker: an attacker at the trusted index decides"
                  + " alone. In the paper each worker trusts its own vector."),
          arguments -> new Monna(arguments.integer("trusted")));

  /**
   * Checks that the index is not negative.
   *
   * @param trusted the index of the trusted vector among the admitted ones, from 0
   * @throws IllegalArgumentException if it is
   */
  public Monna {
    if (trusted < 0) {
      throw new IllegalArgumentException("monna needs trusted >= 0, not " + trusted);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("monna", m, q);
    if (trusted >= m) {
      throw new IllegalArgumentException(
          "monna(trusted=%d) is out of range: with m = %d the last vector is %d"
              .formatted(trusted, m, m - 1));
    }
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    return SmallestKeys.meanWeights(geometry.squaredDistancesFrom(trusted), geometry.count() - q);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int m = moving.count();
    double[][] distances = new double[m][];
    Arrays.setAll(distances, j -> moving.squaredDistance(trusted, j));
    breakpoints.addSelectionChanges(distances, m - q);
    return true;
  }
}
