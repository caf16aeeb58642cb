package dev.strategikon.slow;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What attackers compute of the honest vectors. */
final class Honest {
  private Honest() {}

  /** σ_j = √(Σ (x_ij − mean_j)² / (h − 1)); 0 for one vector. */
  static double[] deviation(double[][] honest) {
    double[] mean = Doubles.mean(honest);
    double[] deviation = new double[mean.length];
    for (int j = 0; j < deviation.length && honest.length > 1; j++) {
      double squares = 0;
      for (double[] v : honest) {
        squares += (v[j] - mean[j]) * (v[j] - mean[j]);
      }
      deviation[j] = Math.sqrt(squares / (honest.length - 1));
    }
    return deviation;
  }

  /** mean + t·direction. */
  static double[] moved(double[][] honest, double t, double[] direction) {
    double[] u = Doubles.mean(honest);
    Doubles.addScaled(u, t, direction);
    return u;
  }

  /** The same vector from each attacker. */
  static double[][] allSend(double[] u, int attackers) {
    double[][] vectors = new double[attackers][];
    Arrays.fill(vectors, u);
    return vectors;
  }

  /** The same number in every coordinate, from each attacker. */
  static double[][] allSend(double value, double[][] honest, Given given) {
    return allSend(
        IntStream.range(0, honest[0].length).mapToDouble(j -> value).toArray(), given.q());
  }

  /** −ε times the mean, from each attacker. */
  static double[][] allOppose(double[][] honest, double epsilon, Given given) {
    return allSend(Doubles.scaled(Doubles.mean(honest), -epsilon), given.q());
  }
}
