package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
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
 * The point with the smallest sum of Huber's losses of the distances (Zhao, Yu and Wan, AAAI 2024),
 * by reweighted means. The loss is convex, so where they start decides only how many are needed.
 *
 * @param threshold T, where the loss turns from a square into a line; positive and finite
 * @param iterations the number of iterations, at least 1
 */
public record Huber(double threshold, int iterations) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "huber",
          "The point with the smallest sum of Huber's losses: between the mean and the geometric"
              + " median.",
          "Zhao, Yu and Wan, AAAI 2024",
          List.of(
              Parameter.optional(
                  "threshold", "1", "the distance up to which a vector counts fully"),
              Parameter.optional("iterations", "50", "the number of iterations")),
          new Guide(
              """
              A = argmin_z Σ_i φ(‖x_i − z‖), φ(r) = r²/2 up to T, and T·r − T²/2 beyond
              by z ← Σ w_i·x_i / Σ w_i with w_i = min(1, T / ‖x_i − z‖), from the medoid
              """,
              "Any q. The guarantee needs 2q < m.",
              "The geometry, m² multiply-adds for each iteration, and a pass for the result.",
              "If the honest spread is not known: with T above all distances it is the mean, with T"
                  + " below all of them the geometric median. It solves what centered-clipping with"
                  + " radius T takes a few steps to."),
          arguments -> new Huber(arguments.number("threshold"), arguments.integer("iterations")));

  /**
   * Checks the ranges.
   *
   * @param threshold T, where the loss turns from a square into a line; positive and finite
   * @param iterations the number of iterations, at least 1
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Huber {
    if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "huber needs a positive, finite threshold, not " + threshold);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("huber needs iterations >= 1, not " + iterations);
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("huber", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    if (!geometry.isFinite()) {
      return Weights.nan(geometry.count()); // 0·∞: a weight of T/∞, and an infinite vector.
    }
    double[] weights = SmallestKeys.meanWeights(Medoid.scores(geometry), 1);
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] squared = geometry.squaredDistancesTo(weights);
      Arrays.setAll(weights, i -> Math.min(1, threshold / Math.sqrt(squared[i])));
      double sum = Arrays.stream(weights).sum();
      Arrays.setAll(weights, i -> weights[i] / sum);
    }
    return weights;
  }
}
