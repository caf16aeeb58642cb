package dev.strategikon.audit.limit;

import dev.strategikon.profile.Line;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.geometry.CenteredClipping;
import dev.strategikon.rule.geometry.GeometricMedian;
import dev.strategikon.rule.geometry.Huber;
import dev.strategikon.rule.geometry.Medoid;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Limits of rules that move a point z step by step, in which each vector pulls with a bounded
 * force.
 *
 * <ul>
 *   <li><b>Geometric median, Huber.</b> z' = Σ w_i·x_i/Σ w_i with w_i·‖x_i − z‖ ≤ f: f = 1, or the
 *       threshold. Let W_H be the honest sum of weights and W_B the attackers'. Then z' = (Σ_H
 *       w_i·x_i + W_B·z + Σ_B w_b·(x_b − z))/(W_H + W_B), which lies between z and a mean of honest
 *       vectors moved by q·f/W_H at most. So ⟨r, z'⟩ ≥ min(⟨r, z⟩, min p_i − ‖r‖·q·f/W_H). In the
 *       same way ‖z' − y_i‖ ≤ max(‖z − y_i‖, max_j ‖y_j − y_i‖ + q·f/W_H), which bounds the weights
 *       of the next step from below. It begins at zero, or at the medoid.
 *   <li><b>Centered clipping.</b> z' = z + Σ s_i·(x_i − z)/m with 0 ≤ s_i ≤ 1, and ‖s_i·(x_i − z)‖
 *       ≤ τ. So ⟨r, z'⟩ ≥ π + Σ_H min(0, p_i − π)/m − ‖r‖·q·τ/m with π = ⟨r, z⟩; this grows with π.
 *       From zero the first step's s_i are known.
 * </ul>
 */
final class IterationLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final HonestPoints points;
  private final int h;

  private IterationLimit(HonestPoints points) {
    this.points = points;
    this.h = points.count();
  }

  /**
   * Returns the limit; −∞ if the rule is another, or there are too few honest vectors.
   *
   * @param line has the last aggregate
   */
  static double of(Rule rule, HonestPoints points, Line line) {
    IterationLimit limit = new IterationLimit(points);
    if (rule instanceof GeometricMedian median) {
      return limit.mean(
          0, points.norms(), median.iterations(), 1, r -> 1 / Math.max(median.nu(), r));
    }
    if (rule instanceof Huber huber) {
      double threshold = huber.threshold();
      return limit.huber(huber.iterations(), threshold);
    }
    return rule instanceof CenteredClipping clipping ? limit.clipping(clipping, line) : NONE;
  }

  private double huber(int iterations, double force) {
    int byzantine = points.byzantine();
    if (h <= byzantine) {
      return NONE;
    }
    double start = SelectionLimit.of(new Medoid(), points, 0);
    double[] farthest = new double[h];
    for (int i = 0; i < h; i++) {
      double[] far = points.farFrom(i);
      double radius = 2 * Arrays.stream(far).sum() / (h - byzantine);
      farthest[i] = Math.max(radius, Arrays.stream(far).max().orElse(0));
    }
    return mean(start, farthest, iterations, force, r -> Math.min(1, force / r));
  }

  /**
   * Returns the limit of weighted means.
   *
   * @param start what ⟨r, z⟩ is at least in the beginning
   * @param farthest what ‖z − y_i‖ is at most in the beginning; changes
   * @param weight the weight of a vector at a distance from z, which falls with it
   */
  private double mean(
      double start, double[] farthest, int iterations, double force, DoubleUnaryOperator weight) {
    double product = start;
    double[] honest = new double[h];
    Arrays.setAll(honest, i -> Arrays.stream(points.farFrom(i)).max().orElse(0));
    for (int t = 0; t < iterations; t++) {
      double weights =
          Arrays.stream(farthest).map(r -> r * (1 + HonestPoints.FLOATS)).map(weight).sum();
      double pull = points.byzantine() * force / weights * (1 + HonestPoints.FLOATS);
      product = Math.min(product, points.lowest() - points.length() * pull);
      Arrays.setAll(farthest, i -> Math.max(farthest[i], honest[i] + pull));
    }
    return product;
  }

  private double clipping(CenteredClipping rule, Line line) {
    int m = points.workers();
    double pull =
        points.length() * points.byzantine() * rule.radius() / m * (1 + HonestPoints.FLOATS);
    double product = 0;
    int done = 0;
    if (rule.fromPrevious()) {
      float[] previous = line.round().previous();
      product = previous == null ? 0 : InnerProduct.of(line.reference(), previous, line.compute());
    } else if (points.isExact()) {
      for (int i = 0; i < h; i++) {
        product += points.least()[i] * Math.min(1, rule.radius() / points.norm(i)) / m;
      }
      product -= pull;
      done = 1;
    }
    for (int t = done; t < rule.iterations(); t++) {
      double before = product;
      double honest = Arrays.stream(points.least()).map(p -> Math.min(0, p - before)).sum() / m;
      product = before + honest - pull;
    }
    return product;
  }
}
