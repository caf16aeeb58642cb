package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The "omniscient" attack of Blanchard et al. (NeurIPS 2017). Its formula is that of inner product
 * manipulation; the difference is the size.
 *
 * @param scale how many times longer than v̄; positive
 */
public record Reverse(double scale) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "reverse",
          "The omniscient attack: all send the opposite of the mean, scaled to a large length.",
          "Blanchard et al., NeurIPS 2017",
          List.of(Parameter.optional("scale", "100", "the length, in lengths of the mean")),
          new Guide(
              "u = −scale·v̄",
              "Any m and q; the honest mean v̄.",
              "One pass over v̄.",
              "Against Krum, which withstands it because the vectors lie far from all honest ones. It"
                  + " is made to drag the mean far away."),
          arguments -> new Reverse(arguments.number("scale")));

  /** Checks that the scale is positive and finite. */
  public Reverse {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("reverse needs a positive, finite scale, not " + scale);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.allSend(Collusion.opposite(knowledge.mean(), scale), knowledge.byzantine());
  }
}
