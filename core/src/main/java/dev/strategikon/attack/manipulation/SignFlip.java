package dev.strategikon.attack.manipulation;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.Collusion;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * The opposite of the honest mean (Li et al., RSA, AAAI 2019), or of each attacker's own gradient.
 *
 * @param each whether attacker i sends the opposite of the i-th gradient that it knows
 */
public record SignFlip(boolean each) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "sign-flip",
          "All send the opposite of the honest mean.",
          "Li et al., RSA, AAAI 2019",
          List.of(
              Parameter.later(
                  "of", "mean", "mean, or each: every attacker the opposite of another gradient")),
          new Guide(
              """
              u = −v̄; of=each: u_i = −v_i, and again from v_1 if there are fewer
              with knowledge: colluders, v_i is what attacker i itself would honestly send
              """,
              "Any m and q; the honest mean v̄, or the gradients.",
              "One pass over v̄.",
              "If the size matters: it is ipm(epsilon=1) under another name, and other ε break other"
                  + " rules."),
          arguments -> new SignFlip(arguments.choice("of", "mean", "each").equals("each")));

  @Override
  public float[][] vectors(Knowledge knowledge) {
    if (!each) {
      return Vectors.repeat(Collusion.opposite(knowledge.mean(), 1), knowledge.byzantine());
    }
    float[][] vectors = new float[knowledge.byzantine()][];
    for (int i = 0; i < vectors.length; i++) {
      float[] known = knowledge.honest().row(i % knowledge.honest().count());
      vectors[i] = Collusion.opposite(known, 1);
    }
    return vectors;
  }
}
