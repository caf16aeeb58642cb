package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * The geometric median by smoothed Weiszfeld iterations (Pillutla, Kakade and Harchaoui, RFA, 2022;
 * Chen, Su and Xu, 2017). The iterate z is always a combination of the vectors, so all iterations
 * work on its weights, in m dimensions.
 *
 * @param nu ν, the smallest distance, which keeps the weights finite; positive and finite
 * @param iterations the number of iterations, at least 1
 */
public record GeometricMedian(double nu, int iterations) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "geometric-median",
          "The point with the smallest sum of distances, by smoothed Weiszfeld iterations from zero.",
          "Pillutla, Kakade and Harchaoui, IEEE TSP 2022",
          List.of(
              Parameter.optional("nu", "0.1", "the smallest distance, for finite weights"),
              Parameter.optional("iterations", "3", "the number of iterations")),
          new Guide(
              """
              z = 0; repeat: z ← Σ w_i·x_i / Σ w_i with w_i = 1 / max(ν, ‖x_i − z‖)
              A = z
              """,
              "Any q.",
              "The geometry, m² multiply-adds for each iteration, and a pass for the result.",
              "With the defaults, if you need the geometric median itself: three iterations from zero"
                  + " do not reach it. The defaults are ByzFL's, so that results are comparable."),
          arguments ->
              new GeometricMedian(arguments.number("nu"), arguments.integer("iterations")));

  /**
   * Checks the ranges.
   *
   * @param nu ν, the smallest distance, which keeps the weights finite; positive and finite
   * @param iterations the number of iterations, at least 1
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public GeometricMedian {
    if (!(nu > 0 && nu < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("geometric-median needs a positive, finite nu, not " + nu);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "geometric-median needs iterations >= 1, not " + iterations);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("geometric-median", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    if (!geometry.isFinite()) {
      return Weights.nan(geometry.count()); // 0·∞: a weight of 1/∞, and an infinite vector.
    }
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
