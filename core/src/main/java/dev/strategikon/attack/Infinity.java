package dev.strategikon.attack;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Infinities, which destroy the model of a server that does not check the vectors it receives. */
public record Infinity() implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "infinity",
          "All send infinities.",
          "folklore",
          List.of(),
          new Guide(
              "u_j = +∞", "Any m and q.", "One pass that writes d numbers.", Collusion.LEFT_OUT),
          arguments -> new Infinity());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.constant(knowledge, Float.POSITIVE_INFINITY);
  }
}
