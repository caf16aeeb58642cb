package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** NaN, which destroys the model of a server that does not check the vectors it receives. */
public record Nan() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "nan",
          "All send NaN.",
          "folklore",
          List.of(),
          new Guide(
              "u_j = NaN", "Any m and q.", "One pass that writes d numbers.", Infinity.REJECTED),
          arguments -> new Nan());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.constant(knowledge, Float.NaN);
  }
}
