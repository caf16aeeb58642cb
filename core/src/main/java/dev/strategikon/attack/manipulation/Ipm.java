package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Inner product manipulation, the paper's attack (sections 6.2 and 6.3).
 *
 * @param epsilon ε, finite; 0 sends zeros, and a negative ε sends the direction of the gradient
 */
public record Ipm(double epsilon) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "ipm",
          "Inner product manipulation: all send -epsilon times the honest mean.",
          "Xie, Koyejo and Gupta, UAI 2019",
          List.of(Parameter.required("epsilon", "the scale of the honest mean, say 0.5")),
          new Guide(
              "u = −ε·v̄",
              "Any m and q; the honest mean v̄.",
              "One pass over v̄.",
              "With an ε that does not suit the rule: a large ε breaks the median, a small one Krum."
                  + " ipm-optimal finds the ε that suits the rule."),
          arguments -> new Ipm(arguments.number("epsilon")));

  /**
   * Checks that ε is finite.
   *
   * @param epsilon ε, finite; 0 sends zeros, and a negative ε sends the direction of the gradient
   * @throws IllegalArgumentException if it is not
   */
  public Ipm {
    if (!Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("ipm needs a finite epsilon, not " + epsilon);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Vectors.repeat(Collusion.opposite(knowledge.mean(), epsilon), knowledge.byzantine());
  }
}
