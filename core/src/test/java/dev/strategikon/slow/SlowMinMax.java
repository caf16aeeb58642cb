package dev.strategikon.slow;

import java.util.List;

/** No farther from any honest vector than two honest ones from each other. */
public final class SlowMinMax implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double most = 0;
    for (double[] v : honest) {
      most = Math.max(most, farthest(honest, v));
    }
    double limit = most;
    return Bisection.farthest(honest, given, u -> farthest(honest, u) <= limit);
  }

  private static double farthest(double[][] honest, double[] u) {
    double most = 0;
    for (double[] v : honest) {
      most = Math.max(most, Doubles.squaredDistance(u, v));
    }
    return most;
  }

  @Override
  public List<String> variants() {
    return List.of("min-max(perturbation=unit)", "min-max(perturbation=sign)");
  }
}
