package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Infinities, which destroy the model of a server that does not check what it receives. */
public record Infinity() implements GradientAttack {
  /** When not to use attacks that a server leaves out, for their guides. */
  static final String LEFT_OUT =
      "Where the server rejects what is not finite, as ours does by default (non-finite: reject): it"
          + " leaves these vectors out. The attack is for studies of servers that do not check.";

  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "infinity",
          "All send infinities.",
          "folklore",
          List.of(),
          new Guide("u_j = +∞", "Any m and q.", "One pass that writes d numbers.", LEFT_OUT),
          arguments -> new Infinity());

  @Override
  public float[][] vectors(Knowledge knowledge) {
    return Collusion.constant(knowledge, Float.POSITIVE_INFINITY);
  }
}
