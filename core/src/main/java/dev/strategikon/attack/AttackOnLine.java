package dev.strategikon.attack;

import dev.strategikon.gradient.Gradients;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;

/** What attacks on a line have in common: the search for the best one, by {@link LineSearch}. */
public final class AttackOnLine {
  /** The parameter of the attacks that adapt. */
  public static final Parameter OBJECTIVE =
      Parameter.optional(
          "objective",
          "inner-product",
          "the aim: the least inner-product <mean, A>, or the largest distance ||A - mean||");

  private AttackOnLine() {}

  /**
   * Reads the parameter.
   *
   * @param arguments the arguments of an attack's spec
   * @return what the attack makes as bad as it can
   */
  public static Objective objective(Arguments arguments) {
    return arguments.choice("objective", "inner-product", "distance").equals("distance")
        ? Objective.DISTANCE
        : Objective.INNER_PRODUCT;
  }

  /**
   * {@return the best attack on the line}
   *
   * @param knowledge what the attackers see, and the rule to defeat
   * @param attack the attack's name in messages
   * @param objective what they make as bad as they can
   * @param base b of u(t) = b + t·s·p, d floats, only read; null for the origin
   * @param direction p, d floats, only read
   * @param least the smallest t
   * @param most the largest t
   * @param sign s, 1 or −1; 0 for the better of both
   */
  public static LineSearch search(
      Knowledge knowledge,
      String attack,
      Objective objective,
      float[] base,
      float[] direction,
      double least,
      double most,
      int sign) {
    Line line = line(knowledge, attack, base, direction, sign == 0 ? 1 : sign);
    return sign == 0
        ? LineSearch.ofBothHalves(line, objective, least, most)
        : LineSearch.of(line, objective, least, most);
  }

  private static Line line(
      Knowledge knowledge, String attack, float[] base, float[] direction, int sign) {
    knowledge.targetOf(attack).check(knowledge.workers(), knowledge.byzantine());
    // Attackers who see fewer honest gradients repeat them until there are h.
    Gradients known = knowledge.honest();
    Gradients honest = known;
    for (int i = known.count(); i < knowledge.honestWorkers(); i++) {
      honest = honest.with(known.row(i % known.count()));
    }
    if (honest.count() > knowledge.honestWorkers()) {
      float[][] rows = Arrays.copyOf(honest.rows(), knowledge.honestWorkers());
      honest = Gradients.of(rows);
    }
    return new Line(
        honest,
        knowledge.byzantine(),
        knowledge.targetOf(attack),
        knowledge.mean(),
        base,
        direction,
        sign,
        knowledge.round(),
        knowledge.compute());
  }
}
