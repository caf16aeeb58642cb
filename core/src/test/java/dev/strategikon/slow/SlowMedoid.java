package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.Set;

/** The vector with the smallest sum of distances to all. */
public final class SlowMedoid implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    return x[of(x)].clone();
  }

  static int of(double[][] x) {
    double[] scores =
        Arrays.stream(x)
            .mapToDouble(
                a -> Arrays.stream(x).mapToDouble(b -> Doubles.norm(Doubles.minus(a, b))).sum())
            .toArray();
    return Choices.smallest(scores, 1)[0];
  }

  /** It is one of the vectors; sums of lengths are no quadratics. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
