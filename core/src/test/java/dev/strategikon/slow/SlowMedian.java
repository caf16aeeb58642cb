package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Set;

/** The middle value of every coordinate. */
public final class SlowMedian implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return Columns.each(x, Columns::median);
  }

  /** It looks at one or two values only. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MEAN_WITHOUT_ATTACKERS);
  }
}
