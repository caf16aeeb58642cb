package dev.strategikon.rule.preaggregator;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;

/**
 * Static clipping: x_i·min(1, radius / ‖x_i‖).
 *
 * <p>Needs nothing of q. It bounds what one vector can do to a mean; a radius below the honest
 * norms slows training, one above them does nothing.
 *
 * @param radius the largest norm that is left alone; positive
 */
public record Clipping(double radius) implements PreAggregator {
  /** Checks that the radius is positive and finite. */
  public Clipping {
    if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("clipping needs a positive, finite radius, not " + radius);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("clipping", m, q);
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    return clip(geometry, radius);
  }

  /** Scales every vector that is longer than a radius to it. */
  static LinearMap clip(Geometry geometry, double radius) {
    double[] scales = new double[geometry.count()];
    for (int i = 0; i < scales.length; i++) {
      double norm = Math.sqrt(geometry.squaredNorm(i));
      scales[i] = norm > radius ? radius / norm : 1;
    }
    return LinearMap.diagonal(scales);
  }
}
