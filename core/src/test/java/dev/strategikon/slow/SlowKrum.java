package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/** The vector with the smallest sum of squared distances to its nearest ones. */
public final class SlowKrum implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] scores =
        KrumDistances.scores(
            x, KrumDistances.neighbours(x.length, given), given.number("power") / 2);
    return x[Choices.smallest(scores, 1)[0]].clone();
  }

  @Override
  public List<String> variants() {
    return List.of("krum(neighbours=3)", "krum(power=4)");
  }

  /** It is one of the vectors. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return arguments.text("power").equals("2")
        ? Set.of(Law.MEAN_WITHOUT_ATTACKERS)
        : Set.of(Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
