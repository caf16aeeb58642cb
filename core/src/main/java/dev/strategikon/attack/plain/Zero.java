package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Zeros, which Krum and rules that prefer short vectors may choose. */
public record Zero() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "zero",
          "All send zeros: IPM with epsilon 0.",
          "folklore",
          List.of(),
          new Guide(
              "u = 0",
              "Any m and q.",
              "One pass that writes d numbers.",
              "Against the mean, whose length it only reduces to (m − q)/m. Krum and rules that prefer"
                  + " short vectors may choose it."),
          arguments -> new Zero());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.constant(knowledge, 0);
  }
}
