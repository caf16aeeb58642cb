package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * Min-Sum (Shejwalkar and Houmansadr, NDSS 2021).
 *
 * @param perturbation the direction p
 */
public record MinSum(Perturbation perturbation) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "min-sum",
          "The vector farthest from the mean whose sum of squared distances stays within the largest"
              + " honest one.",
          "Shejwalkar and Houmansadr, NDSS 2021",
          List.of(Perturbation.PARAMETER),
          new Guide(
              "u = v̄ + γ·p with the largest γ for which Σ_i ‖u − v_i‖² ≤ max_i Σ_j ‖v_i − v_j‖²"
                  + Perturbation.FORMULA,
              "Any m and q; the honest gradients.",
              LargestPerturbation.COST,
              LargestPerturbation.AVOID),
          arguments -> new MinSum(Perturbation.of(arguments)));

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return LargestPerturbation.vectors(knowledge, perturbation, LargestPerturbation::minSumScale);
  }
}
