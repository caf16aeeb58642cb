package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;

/**
 * MoNNA's aggregation (Farhadkhani et al., ICML 2023): the mean of the m − q vectors nearest to a
 * trusted one, itself among them.
 *
 * <p>Needs q &lt; m and a vector that is honest: in its paper each worker trusts its own. On a
 * server, where any vector may be Byzantine, an attacker at the trusted place decides alone. Costs
 * the geometry.
 *
 * @param trusted the index of the trusted vector, counted among those admitted
 */
public record Monna(int trusted) implements GeometryRule {
  /** Checks that the index is not negative. */
  public Monna {
    if (trusted < 0) {
      throw new IllegalArgumentException("trusted must not be negative, but is " + trusted);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("monna", m, q);
    if (trusted >= m) {
      throw new IllegalArgumentException(
          "monna cannot trust vector %d: with m = %d the last is %d".formatted(trusted, m, m - 1));
    }
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    return Smallest.mean(geometry.squaredDistancesFrom(trusted), geometry.count() - q);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int m = moving.count();
    double[][] distances = new double[m][];
    Arrays.setAll(distances, j -> moving.squaredDistance(trusted, j));
    breakpoints.ofSmallest(distances, m - q);
    return true;
  }
}
