package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;

/**
 * The geometric median by smoothed Weiszfeld iterations (Pillutla, Kakade and Harchaoui, RFA, 2022;
 * Chen, Su and Xu, 2017): from z = 0, repeat z ← Σ w_i·x_i / Σ w_i with w_i = 1 / max(ν, ‖x_i −
 * z‖).
 *
 * <p>Needs nothing of q. z is always a combination of the vectors, so all iterations together cost
 * the geometry once, m² multiply-adds each, and a pass for the result. Few iterations from zero do
 * not reach the median: the defaults are ByzFL's, and what users compare with.
 *
 * @param nu ν, the least distance, which keeps weights finite; positive
 * @param iterations how many, at least 1
 */
public record GeometricMedian(double nu, int iterations) implements GeometryRule {
  /** Checks the ranges. */
  public GeometricMedian {
    if (!(nu > 0 && nu < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("nu must be positive and finite, not " + nu);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, not " + iterations);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("geometric-median", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] weights = new double[geometry.count()];
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] squared = geometry.squaredDistancesTo(weights);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1 / Math.max(nu, Math.sqrt(squared[i]));
        sum += weights[i];
      }
      double total = sum;
      Arrays.setAll(weights, i -> weights[i] / total);
    }
    return weights;
  }
}
