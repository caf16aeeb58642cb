package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Infinities, which destroy the model of a server that does not check the vectors it receives. */
public record Infinity() implements GradientAttack {
  /** When not to use attacks that a server rejects, for their guides. */
  static final String REJECTED =
      "If the server rejects vectors that are not finite, which is the default (non-finite: reject)."
          + " The attack is for studies of servers that do not check.";

  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "infinity",
          "All send infinities.",
          "folklore",
          List.of(),
          new Guide("u_j = +∞", "Any m and q.", "One pass that writes d numbers.", REJECTED),
          arguments -> new Infinity());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.constant(knowledge, Float.POSITIVE_INFINITY);
  }
}
