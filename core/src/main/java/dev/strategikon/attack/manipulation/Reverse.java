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
 * The "omniscient" attack of Blanchard et al. (NeurIPS 2017). It has the formula of inner product
 * manipulation with a much larger scale.
 *
 * @param scale the length in units of ‖v̄‖, positive and finite
 */
public record Reverse(double scale) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "reverse",
          "The omniscient attack: all send the opposite of the honest mean, many times longer.",
          "Blanchard et al., NeurIPS 2017",
          List.of(Parameter.optional("scale", "100", "the length, in units of the mean's length")),
          new Guide(
              "u = −scale·v̄",
              "Any m and q; the honest mean v̄.",
              "One pass over v̄.",
              "Against Krum, which withstands it because the vectors are far from all honest ones. It"
                  + " is meant to move the mean far away."),
          arguments -> new Reverse(arguments.number("scale")));

  /**
   * Checks that the scale is positive and finite.
   *
   * @param scale the length in units of ‖v̄‖, positive and finite
   * @throws IllegalArgumentException if it is not
   */
  public Reverse {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("reverse needs a positive, finite scale, not " + scale);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Vectors.repeat(Collusion.opposite(knowledge.mean(), scale), knowledge.byzantine());
  }
}
