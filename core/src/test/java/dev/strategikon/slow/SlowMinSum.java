package dev.strategikon.slow;

import java.util.List;

/** No larger a sum of squared distances to the honest vectors than one of them has. */
public final class SlowMinSum implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double most = 0;
    for (double[] v : honest) {
      most = Math.max(most, sum(honest, v));
    }
    double limit = most;
    return Bisection.farthest(honest, given, u -> sum(honest, u) <= limit);
  }

  private static double sum(double[][] honest, double[] u) {
    double sum = 0;
    for (double[] v : honest) {
      sum += Doubles.squaredDistance(u, v);
    }
    return sum;
  }

  @Override
  public List<String> variants() {
    return List.of("min-sum(perturbation=unit)", "min-sum(perturbation=sign)");
  }
}
