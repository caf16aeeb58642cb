package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackOnLine;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.LineAttack;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * Inner product manipulation with the ε that is worst for the rule.
 *
 * <p>For rules that select by geometry, ε is the exact minimiser. It is moved by a ten-thousandth
 * into the piece at whose end it is, so that rounding to floats does not change the selection. For
 * the mean, the median, the trimmed mean and the sign majority a larger ε is never better for the
 * rule, so ε is the largest allowed. For MeaMed, Phocas and Bulyan it is the exact minimiser too,
 * up to 1,024 coordinates; above, it is that of a sample of so many or more. On gradients of
 * CIFAR-10 its inner product is within 3 % of the least one of a fine grid on all coordinates.
 * Where weights vary continuously, and for pipelines that mix vectors before a coordinate rule, a
 * grid is refined.
 *
 * @param objective the least inner product, or the largest distance, which ByzFL maximises. If all
 *     ε give the same, the first one tried is taken, which is never 0
 */
public record IpmOptimal(Objective objective) implements LineAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "ipm-optimal",
          "Inner product manipulation with the epsilon that is worst for the rule.",
          "Xie, Koyejo and Gupta, UAI 2019, made adaptive",
          List.of(AttackOnLine.OBJECTIVE),
          new Guide(
              """
              u = −ε·v̄ with the ε from 1e-3 to 1e4 that minimises ⟨v̄, A⟩, found anew in each step
              objective=distance: the ε that maximises ‖A − v̄‖, as ByzFL's Opt-IPM does
              """,
              "Any m and q; the rule to defeat, and the honest gradients.",
              "Against a geometry rule: one geometry, and work on m × m numbers. Against the mean, the"
                  + " median, the trimmed mean and the sign majority: nothing, because the largest ε is"
                  + " best. Against other rules: the pieces of d/192 coordinates, at least 1,024, those"
                  + " with a large |v̄_j| more often. The ε is exact where the audit's profile is, up"
                  + " to 1,024 coordinates for coordinate rules; elsewhere a grid is refined.",
              "If the attackers do not know the rule. If all ε give the same result, it takes one of"
                  + " them, never 0."),
          arguments -> new IpmOptimal(AttackOnLine.objective(arguments)));

  @Override
  public LineSearch search(Knowledge knowledge) {
    return AttackOnLine.search(
        knowledge, "ipm-optimal", objective, null, knowledge.mean(), 1e-3, 1e4, -1);
  }
}
