package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** The opposite of the honest mean (Li et al., RSA, AAAI 2019). */
public record SignFlip() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "sign-flip",
          "All send the opposite of the honest mean.",
          "Li et al., RSA, AAAI 2019",
          List.of(),
          new Guide(
              "u = −v̄",
              "Any m and q; the honest mean v̄.",
              "One pass over v̄.",
              "If the size matters: it is ipm(epsilon=1) under another name, and other ε break other"
                  + " rules."),
          arguments -> new SignFlip());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Vectors.repeat(Collusion.opposite(knowledge.mean(), 1), knowledge.byzantine());
  }
}
