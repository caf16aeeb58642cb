package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Knowledge;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import java.util.function.ToDoubleFunction;

/**
 * The search that Min-Max and Min-Sum share: u = v̄ + γ·p with the largest γ for which u is as near
 * to the honest gradients as they are to each other. The paper finds γ by bisection. Both limits
 * are quadratic in γ, so here γ is the exact root.
 */
final class LargestPerturbation {
  /** The cost of both, for their guides. */
  static final String COST = "The geometry of the honest gradients, v̄ and p.";

  /** When not to use either, for their guides. */
  static final String AVOID =
      "To reproduce the paper's results digit by digit: the paper finds γ by bisection, and here it"
          + " is the exact root of a quadratic.";

  private LargestPerturbation() {}

  /**
   * Returns the vectors of all attackers.
   *
   * @param perturbation p
   * @param scale computes γ from the geometry of the honest gradients, v̄ and p, in this order
   */
  static float[][] vectors(
      Knowledge knowledge, Perturbation perturbation, ToDoubleFunction<Geometry> scale) {
    float[] direction = perturbation.direction(knowledge);
    Gradients honest = knowledge.honest();
    Geometry geometry =
        Geometry.of(honest.with(knowledge.mean()).with(direction), knowledge.compute());
    float[] u = Vectors.moved(knowledge.mean(), scale.applyAsDouble(geometry), direction);
    return Vectors.repeat(u, knowledge.byzantine());
  }

  /**
   * Returns the γ of Min-Max: the smallest over i of the larger root of ‖v̄ − v_i‖² + 2γ⟨p, v̄ −
   * v_i⟩ + γ²‖p‖² = R², where R is the largest honest distance.
   */
  static double minMaxScale(Geometry geometry) {
    int h = geometry.count() - 2;
    double most = 0;
    for (int i = 0; i < h; i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, geometry.squaredDistance(i, j));
      }
    }
    double length = geometry.squaredNorm(h + 1);
    double scale = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h && length > 0; i++) {
      double half = geometry.product(h + 1, h) - geometry.product(h + 1, i);
      double room = Math.max(0, most - geometry.squaredDistance(i, h));
      scale = Math.min(scale, (Math.sqrt(half * half + length * room) - half) / length);
    }
    return length > 0 ? scale : 0;
  }

  /**
   * Returns the γ of Min-Sum. The deviations from v̄ sum to zero, so γ occurs in the sum of squared
   * distances only as γ²·h·‖p‖².
   */
  static double minSumScale(Geometry geometry) {
    int h = geometry.count() - 2;
    double most = 0;
    double own = 0;
    for (int i = 0; i < h; i++) {
      double sum = 0;
      for (int j = 0; j < h; j++) {
        sum += geometry.squaredDistance(i, j);
      }
      most = Math.max(most, sum);
      own += geometry.squaredDistance(i, h);
    }
    double length = geometry.squaredNorm(h + 1);
    return length > 0 ? Math.sqrt(Math.max(0, most - own) / (h * length)) : 0;
  }
}
