package dev.strategikon.attack;

import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;

/** An attack that sends one vector, the best one that it finds on a line. */
public interface LineAttack extends GradientAttack {
  /** {@return what the attack makes as bad as it can} */
  Objective objective();

  /**
   * Returns the best attack on the line, and whether it is the best for certain.
   *
   * @param knowledge what the attackers know
   * @return the attack that was found
   * @throws IllegalArgumentException if the attack needs knowledge that is missing
   */
  LineSearch search(Knowledge knowledge);

  @Override
  default float[][] vectors(Knowledge knowledge) {
    return Vectors.repeat(search(knowledge).vector(), knowledge.byzantine());
  }
}
