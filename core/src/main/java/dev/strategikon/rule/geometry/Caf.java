package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SymmetricEigen;
import java.util.Arrays;
import java.util.List;

/** The covariance-bound agnostic filter (Allouah, Guerraoui and Stephan, ICML 2025). */
public record Caf() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "caf",
          "The mean after filtering along the direction of the largest variance.",
          "Allouah, Guerraoui and Stephan, ICML 2025",
          List.of(),
          new Guide(
              """
              c_i = 1; repeat while Σ c_i > m − 2q, at least once:
                μ = Σ c_i·x_i / Σ c_i
                v, λ = direction and size of the largest variance with these weights
                τ_i = ⟨v, x_i − μ⟩²
                c_i ← c_i·(1 − τ_i / max τ), the maximum over all i with c_i > 0
              A = the μ of the round with the smallest λ
              """,
              "2q < m. With q = 0 it makes one round and returns the mean.",
              "The geometry, and an eigen-decomposition in m dimensions for each of at most 2q + 1"
                  + " rounds.",
              "If m and q are so large that 2q + 1 decompositions in m dimensions take too long."),
          arguments -> new Caf());

  /** The relative difference up to which rounding may separate equal numbers. */
  private static final double TIE = 1e-9;

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("caf", m, q, 2, 0, "2q < m");
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int m = geometry.count();
    if (!geometry.isFinite()) {
      return Weights.nan(m); // The first mean is infinite, and ∞ − ∞ is NaN.
    }
    double[] c = new double[m];
    Arrays.fill(c, 1);
    double[] best = null;
    double bestVariance = Double.POSITIVE_INFINITY;
    double sum = m;
    do {
      double[] weights = new double[m];
      for (int i = 0; i < m; i++) {
        weights[i] = c[i] / sum;
      }
      Principal principal = Principal.of(geometry, weights);
      if (principal.variance() < bestVariance * (1 - TIE) || best == null) {
        bestVariance = principal.variance();
        best = weights;
      }
      sum = filter(c, principal.squaredProjections());
    } while (sum > (m - 2 * q) * (1 + TIE));
    return best;
  }

  /**
   * Lowers the weights and returns their sum; 0 if all projections are 0. Projections that differ
   * from the largest by rounding alone are as large: their vectors have no weight left.
   */
  private static double filter(double[] c, double[] tau) {
    double most = 0;
    for (int i = 0; i < c.length; i++) {
      most = c[i] > 0 ? Math.max(most, tau[i]) : most;
    }
    if (most == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      c[i] *= tau[i] < most * (1 - TIE) ? 1 - tau[i] / most : 0;
      sum += c[i];
    }
    return sum;
  }

  /**
   * The direction v of the largest variance of weighted vectors.
   *
   * @param variance the variance along v
   * @param squaredProjections ⟨v, x_i − μ⟩² for each vector
   */
  private record Principal(double variance, double[] squaredProjections) {
    /**
     * Computes it in m dimensions. If G holds the inner products of the x_i − μ, the matrix
     * √w_i·G_ij·√w_j has the eigenvalues of the covariance. Its eigenvector u of value λ gives v =
     * Σ √w_i·u_i·(x_i − μ) / √λ.
     */
    static Principal of(Geometry geometry, double[] weights) {
      int m = weights.length;
      double[][] centred = geometry.productsAround(weights);
      double[][] weighted = new double[m][m];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          weighted[i][j] = Math.sqrt(weights[i]) * centred[i][j] * Math.sqrt(weights[j]);
        }
      }
      SymmetricEigen eigen = SymmetricEigen.of(weighted);
      double variance = eigen.values()[eigen.largest()];
      double[] u = eigen.vectors()[eigen.largest()];
      double[] projections = new double[m];
      if (variance > 0) {
        for (int i = 0; i < m; i++) {
          double sum = 0;
          for (int j = 0; j < m; j++) {
            sum += Math.sqrt(weights[j]) * u[j] * centred[j][i];
          }
          projections[i] = sum * sum / variance;
        }
      }
      return new Principal(variance, projections);
    }
  }
}
