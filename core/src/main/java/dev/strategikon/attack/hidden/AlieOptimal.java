package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackOnLine;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.LineAttack;
import dev.strategikon.attack.manipulation.IpmOptimal;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/**
 * "A little is enough" with the z that is worst for the rule, found as in {@link IpmOptimal}.
 *
 * @param objective the least inner product, or the largest distance, which ByzFL maximises
 */
public record AlieOptimal(Objective objective) implements LineAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "alie-optimal",
          "A little is enough with the z that is worst for the rule.",
          "Baruch, Baruch and Goldberg, NeurIPS 2019, made adaptive",
          List.of(AttackOnLine.OBJECTIVE),
          new Guide(
              """
              u = v̄ + z·σ with the z that minimises ⟨v̄, A⟩, |z| from 1e-2 to 1e3 and of either sign,
              found anew in each step
              objective=distance: the z that maximises ‖A − v̄‖, as ByzFL's Opt-ALIE does
              """,
              "Any m and q; the rule to defeat, and the honest gradients.",
              "The cost of alie, and that of ipm-optimal for each sign of z, though one geometry serves"
                  + " both. The z is exact where the ε of ipm-optimal is.",
              "If the attackers do not know the rule."),
          arguments -> new AlieOptimal(AttackOnLine.objective(arguments)));

  @Override
  public LineSearch search(Knowledge knowledge) {
    float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
    return AttackOnLine.search(
        knowledge, "alie-optimal", objective, knowledge.mean(), deviation, 1e-2, 1e3, 0);
  }
}
