package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.EnumSet;
import java.util.Set;

/** sign(Σ sign(v_i)) in every coordinate, 0 where the votes are balanced. */
public final class SlowSignMajority implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return Columns.each(x, SlowSignMajority::vote);
  }

  private static double vote(double[] v) {
    double votes = 0;
    for (double a : v) {
      votes += Math.signum(a);
    }
    return Math.signum(votes);
  }

  /** The result is a sign, whatever size the values have; a share says who voted for it. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(
        Law.MOVES_ALONG, Law.UNANIMITY, Law.MEAN_WITHOUT_ATTACKERS, Law.SHARES_MAKE_THE_RESULT);
  }
}
