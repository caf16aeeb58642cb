package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.Set;

/** c_i ← c_i·(1 − τ_i/τ_max) while Σ c > m − 2q; the mean with the least top variance. */
public final class SlowCaf implements SlowRule {
  /** What is equal on paper differs by less in doubles. */
  private static final double TIE = 1e-9;

  @Override
  public double[] aggregate(double[][] x, Given given) {
    int m = x.length;
    double[] c = new double[m];
    Arrays.fill(c, 1);
    double best = Double.POSITIVE_INFINITY;
    double[] answer = null;
    do {
      double[] mu = Doubles.weightedMean(x, c);
      Eigen top = Eigen.largest(Eigen.weightedGram(x, mu, c));
      if (answer == null || top.value() < best * (1 - TIE)) {
        best = top.value();
        answer = mu;
      }
      double[] tau = squaredProjections(x, mu, direction(x, mu, c, top.vector()));
      double most = largestActive(tau, c);
      if (most == 0) {
        break;
      }
      for (int i = 0; i < m; i++) {
        c[i] = c[i] == 0 || tau[i] >= most * (1 - TIE) ? 0 : c[i] * (1 - tau[i] / most);
      }
    } while (Doubles.sum(c) > Math.max(0, m - 2 * given.q()) + TIE);
    return answer;
  }

  /** v = Σ √c_i·u_i·(x_i − μ) at unit length; 0 where there is no spread at all. */
  private static double[] direction(double[][] x, double[] mu, double[] c, double[] u) {
    double[] v = new double[mu.length];
    for (int i = 0; i < x.length; i++) {
      Doubles.addScaled(v, Math.sqrt(c[i]) * u[i], Doubles.minus(x[i], mu));
    }
    double length = Doubles.norm(v);
    return length == 0 ? v : Doubles.scaled(v, 1 / length);
  }

  /** τ_i = ⟨v, x_i − μ⟩². */
  private static double[] squaredProjections(double[][] x, double[] mu, double[] v) {
    return Arrays.stream(x)
        .mapToDouble(a -> Doubles.dot(v, Doubles.minus(a, mu)))
        .map(p -> p * p)
        .toArray();
  }

  private static double largestActive(double[] tau, double[] c) {
    double largest = 0;
    for (int i = 0; i < tau.length; i++) {
      largest = c[i] > 0 ? Math.max(largest, tau[i]) : largest;
    }
    return largest;
  }

  /** The weights are made of lengths. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.EXACT_PROFILE);
  }
}
