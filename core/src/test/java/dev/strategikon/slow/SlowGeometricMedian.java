package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** z ← Σ w_i·x_i / Σ w_i with w_i = 1 / max(ν, ‖x_i − z‖), from 0. */
public final class SlowGeometricMedian implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double nu = given.number("nu");
    double[] z = new double[x[0].length];
    for (int t = 0; t < given.integer("iterations"); t++) {
      double[] now = z;
      double[] w =
          Arrays.stream(x)
              .mapToDouble(a -> 1 / Math.max(nu, Doubles.norm(Doubles.minus(a, now))))
              .toArray();
      z = Doubles.weightedMean(x, w);
    }
    return z;
  }

  @Override
  public List<String> variants() {
    return List.of("geometric-median(nu=1, iterations=5)");
  }

  /** A few iterations from the origin do not forget it; the weights are made of lengths. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(Law.MOVES_ALONG, Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
