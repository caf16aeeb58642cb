package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.List;
import java.util.Set;

/** The mean of the vectors with the smallest scores of Krum. */
public final class SlowMultiKrum implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int select = given.arguments().countOr("select", "m-q").orElse(x.length - given.q());
    double[] scores = KrumDistances.scores(x, KrumDistances.neighbours(x.length, given));
    return Choices.meanOfSmallest(x, scores, select);
  }

  @Override
  public List<String> variants() {
    return List.of("multi-krum(neighbours=3, select=2)");
  }

  /** Without attackers it takes m vectors, unless it is told how many. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return arguments.text("select").equals("m-q") ? Set.of() : Set.of(Law.MEAN_WITHOUT_ATTACKERS);
  }
}
