package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackOnLine;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.LineAttack;
import dev.strategikon.compute.Blocks;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The attack of Shejwalkar and Houmansadr (NDSS 2021) that is tailored to a known rule.
 *
 * @param perturbation the direction p
 * @param objective the aim
 */
public record AgrTailored(Perturbation perturbation, Objective objective) implements LineAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "agr-tailored",
          "The honest mean and the multiple of a direction that moves this rule farthest.",
          "Shejwalkar and Houmansadr, NDSS 2021",
          List.of(
              Perturbation.PARAMETER,
              Parameter.optional(
                  AttackOnLine.OBJECTIVE.name(),
                  "distance",
                  "the aim: the largest distance ||A - mean||, or the least inner-product"
                      + " <mean, A>")),
          new Guide(
              "u = v̄ + γ·p with the γ that maximises ‖A − v̄‖, for which γ·‖p‖ is from 1e-2 to 1e3 times ‖σ‖"
                  + Perturbation.FORMULA,
              "Any m and q; the rule to defeat, and the honest gradients.",
              "As ipm-optimal's.",
              "If the attackers do not know the rule: min-max and min-sum do without. The paper finds"
                  + " γ by halving steps, and for Krum asks that u be chosen; here γ is the best that"
                  + " the audit's search finds."),
          arguments ->
              new AgrTailored(Perturbation.of(arguments), AttackOnLine.objective(arguments)));

  @Override
  public LineSearch search(Knowledge knowledge) {
    float[] direction = perturbation.direction(knowledge);
    float[] deviation = knowledge.honest().deviation(knowledge.mean(), knowledge.compute());
    double unit = length(deviation, knowledge) / length(direction, knowledge);
    double spread = unit > 0 && unit < Double.POSITIVE_INFINITY ? unit : 1;
    return AttackOnLine.search(
        knowledge,
        "agr-tailored",
        objective,
        knowledge.mean(),
        direction,
        1e-2 * spread,
        1e3 * spread,
        1);
  }

  private static double length(float[] vector, Knowledge knowledge) {
    double[] square =
        Blocks.sum(
            vector.length,
            1,
            knowledge.compute(),
            (from, to, sums) -> {
              sums[0] = 0;
              for (int j = from; j < to; j++) {
                sums[0] += (double) vector[j] * vector[j];
              }
            });
    return Math.sqrt(square[0]);
  }
}
