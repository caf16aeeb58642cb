package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;

/**
 * Centered clipping (Karimireddy, He and Jaggi, ICML 2021): repeat v ← v + (1/m)·Σ (x_i − v)·min(1,
 * τ / ‖x_i − v‖), from zero or from the last aggregate.
 *
 * <p>Needs nothing of q. An attacker moves v by at most τ/m an iteration, whatever it sends; with a
 * radius above all distances it is the mean. The right radius is a few times the honest spread,
 * which one must know. Costs the geometry (of one vector more when it starts from the last
 * aggregate), m² multiply-adds an iteration, and a pass for the result.
 *
 * @param radius τ; positive
 * @param iterations how many, at least 1
 * @param fromPrevious whether v starts from the last aggregate, which the paper intends, not zero
 */
public record CenteredClipping(double radius, int iterations, boolean fromPrevious)
    implements GeometryRule {
  /** Checks the ranges. */
  public CenteredClipping {
    if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("radius must be positive and finite, not " + radius);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, not " + iterations);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("centered-clipping", m, q);
  }

  @Override
  public boolean startsFromPrevious() {
    return fromPrevious;
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] weights = new double[geometry.count()];
    int m = fromPrevious ? weights.length - 1 : weights.length;
    if (fromPrevious) {
      weights[m] = 1;
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] squared = geometry.squaredDistancesTo(weights);
      double[] moves = new double[m];
      double moved = 0;
      for (int i = 0; i < m; i++) {
        moves[i] = Math.min(1, radius / Math.sqrt(squared[i])) / m;
        moved += moves[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] * (1 - moved) + (i < m ? moves[i] : 0);
      }
    }
    return weights;
  }
}
