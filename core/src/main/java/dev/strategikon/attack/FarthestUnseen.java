package dev.strategikon.attack;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;

/**
 * Min-Max and Min-Sum (Shejwalkar and Houmansadr, NDSS 2021): every attacker sends u = v̄ + γ·p
 * with the largest γ that keeps u as near to the honest gradients as they are to each other.
 *
 * <p>Min-Max: no ‖u − v_i‖ exceeds the largest ‖v_i − v_j‖. Min-Sum: Σ_i ‖u − v_i‖² does not exceed
 * the largest Σ_j ‖v_i − v_j‖². Their paper finds γ by bisection; both are quadratic in γ, so here
 * it is the exact root. Costs the geometry of the honest gradients, v̄ and p.
 *
 * @param limit what must stay small
 * @param perturbation p
 */
public record FarthestUnseen(Limit limit, Perturbation perturbation) implements GradientAttack {
  /** What keeps the attackers unseen. */
  public enum Limit {
    /** The largest distance. */
    MAX,
    /** The sum of squared distances. */
    SUM
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] direction = perturbation.direction(knowledge);
    Gradients honest = knowledge.honest();
    Geometry geometry =
        Geometry.of(honest.with(knowledge.mean()).with(direction), knowledge.compute());
    double scale = limit == Limit.MAX ? underMax(geometry) : underSum(geometry);
    float[] u = Collusion.moved(knowledge.mean(), scale, direction);
    return Collusion.allSend(u, knowledge.byzantine());
  }

  /** The smallest over i of the larger root of ‖v̄ − v_i‖² + 2γ⟨p, v̄ − v_i⟩ + γ²‖p‖² = R². */
  private static double underMax(Geometry geometry) {
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

  /** The deviations from v̄ sum to zero, so γ appears only as γ²·h·‖p‖². */
  private static double underSum(Geometry geometry) {
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
