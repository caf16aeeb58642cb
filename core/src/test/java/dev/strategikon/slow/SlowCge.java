package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Set;

/** The mean of the m − q shortest vectors. */
public final class SlowCge implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return Choices.meanOfSmallest(x, Doubles.norms(x), x.length - given.q());
  }

  /** Lengths are taken from the origin. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MOVES_ALONG);
  }
}
