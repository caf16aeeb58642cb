package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/** The vector with the smallest sum of squared distances to its nearest ones. */
public final class SlowKrum implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] scores = KrumDistances.scores(x, KrumDistances.neighbours(x.length, given));
    return x[Choices.smallest(scores, 1)[0]].clone();
  }

  @Override
  public List<String> variants() {
    return List.of("krum(neighbours=3)");
  }

  /** It is one of the vectors. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MEAN_WITHOUT_ATTACKERS);
  }
}
