package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Set;

/** The mean of those m − q vectors whose largest variance in any direction is smallest. */
public final class SlowSmea implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[][] distances = Doubles.squaredDistances(x);
    int[] best =
        Choices.bestSubset(x.length, x.length - given.q(), subset -> variance(subset, distances));
    return Doubles.mean(Doubles.rows(x, best));
  }

  /**
   * Returns the largest eigenvalue of (1/k)·Σ (x_i − μ)(x_i − μ)ᵀ over the k chosen.
   *
   * @param distances the squared distances of all vectors
   */
  public static double variance(int[] subset, double[][] distances) {
    int k = subset.length;
    double[] toAll = new double[k];
    double all = 0;
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        toAll[a] += distances[subset[a]][subset[b]] / k;
      }
      all += toAll[a] / k;
    }
    // ⟨x_a − μ, x_b − μ⟩ = (mean ‖x_a − x‖² + mean ‖x_b − x‖² − mean of all − ‖x_a − x_b‖²) / 2
    double[][] gram = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        gram[a][b] = (toAll[a] + toAll[b] - all - distances[subset[a]][subset[b]]) / (2 * k);
      }
    }
    return Eigen.largest(gram).value();
  }

  /** Where two eigenvalues cross is no root of a quadratic. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.EXACT_PROFILE);
  }

  @Override
  public int mostVectors() {
    return 12;
  }
}
