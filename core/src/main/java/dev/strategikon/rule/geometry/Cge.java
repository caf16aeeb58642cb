package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;

/**
 * Comparative gradient elimination (Gupta, Liu and Vaidya, 2020): the mean of the m − q vectors
 * with the smallest norms.
 *
 * <p>Needs q &lt; m. It bounds the attackers' length and nothing else: any vector no longer than
 * the honest ones passes, in whatever direction, so ε ≤ 1 always reaches the mean. Costs m·d
 * multiply-adds in principle; here the whole geometry is computed.
 */
public record Cge() implements GeometryRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("cge", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] norms = new double[geometry.count()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = geometry.squaredNorm(i);
    }
    return Smallest.mean(norms, norms.length - q);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int m = moving.count();
    double[][] norms = new double[m][];
    Arrays.setAll(norms, i -> moving.squaredDistance(i, m));
    breakpoints.ofSmallest(norms, m - q);
    return true;
  }
}
