package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.geometry.Monna;

/**
 * Nearest neighbour mixing, NNM (Allouah et al., AISTATS 2023): each vector becomes the mean of the
 * m − q vectors nearest to it, itself among them.
 *
 * <p>Needs q &lt; m, and promises something for 2q &lt; m. It shrinks the honest spread, which all
 * bounds depend on; attackers close to the honest vectors are mixed in by everybody. Costs nothing
 * in d for a geometry rule; before a coordinate rule m·(m − q) additions a coordinate.
 */
public record Nnm() implements PreAggregator {
  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("nnm", m, q);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    double[][] weights = new double[geometry.count()][];
    for (int i = 0; i < weights.length; i++) {
      // What MoNNA does with one trusted vector, NNM does with each.
      weights[i] = new Monna(i).weights(geometry, q);
    }
    return LinearMap.of(weights);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int[] twins = moving.twins();
    for (int i = 0; i < twins.length; i++) {
      if (twins[i] == i) {
        new Monna(i).addBreakpoints(moving, q, breakpoints);
      }
    }
    return true;
  }
}
