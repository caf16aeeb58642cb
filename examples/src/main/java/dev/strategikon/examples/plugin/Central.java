package dev.strategikon.examples.plugin;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;

/** The vector whose distances to all others have the smallest sum: a rule of the geometry. */
public record Central() implements GeometryRule {
  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("central", m, q, 2, 0, "2q < m");
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < geometry.count(); i++) {
      double sum = 0;
      for (double square : geometry.squaredDistancesFrom(i)) {
        sum += Math.sqrt(square);
      }
      if (sum < least) { // a tie stays with the lowest index
        least = sum;
        best = i;
      }
    }
    double[] weights = new double[geometry.count()];
    weights[best] = 1;
    return weights;
  }
}
