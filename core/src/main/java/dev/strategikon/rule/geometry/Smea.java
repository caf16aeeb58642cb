package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import dev.strategikon.statistics.SymmetricEigen;
import java.util.List;

/**
 * Smallest maximum eigenvalue averaging (Allouah, Guerraoui, Gupta, Pinot and Stephan, ICML 2023).
 *
 * <p>The search is exact and skips whole branches. Adding a vector never lowers the largest
 * eigenvalue λ of the scatter. A Cholesky decomposition, which grows by one row for each vector,
 * decides whether λ is below the best value β so far (see {@link Search}).
 */
public record Smea() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "smea",
          "The mean of those m - q vectors whose largest variance in any direction is smallest.",
          "Allouah et al., ICML 2023",
          List.of(),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i / (m − q)
              S: the subset of size m − q whose covariance has the smallest largest eigenvalue
              """,
              "q < m. The guarantee needs 2q < m.",
              "The geometry, and an exact search over the subsets of size m − q that skips whole"
                  + " branches. In the worst case it visits every subset; it refuses more than 1e8.",
              "If m and q are so large that it refuses."),
          arguments -> new Smea());

  private static final double MOST = 1e8;

  /** The relative difference up to which rounding may separate equal eigenvalues. */
  private static final double ROUNDING = 1e-12;

  /** Subsets per second on one core, measured for 25 equidistant vectors: all subsets tie. */
  private static final double PER_SECOND = 1.6e5;

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("smea", m, q);
    SubsetLimit.check("smea", m, q, MOST, PER_SECOND);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    int size = geometry.count() - q;
    return SmallestKeys.meanWeights(geometry.count(), new Search(geometry, size).run());
  }

  /**
   * A depth-first search in lexicographic order: the first of several best subsets is chosen.
   *
   * <p>Let b be the first chosen vector and Y the differences of the others from it. The scatter of
   * all k vectors around their mean is Y·C·Yᵀ with C = I − 11ᵀ/k, and C⁻¹ = I + 11ᵀ for every k. So
   * its largest eigenvalue is below β if and only if β·(I + 11ᵀ) − YᵀY is positive definite. A
   * further vector adds one row to this matrix and to its Cholesky factor.
   */
  private static final class Search {
    private final Geometry geometry;
    private final int size;
    private final int[] chosen;
    private final double[][] factor;
    private int[] best;
    private double beta = Double.POSITIVE_INFINITY;

    Search(Geometry geometry, int size) {
      this.geometry = geometry;
      this.size = size;
      this.chosen = new int[size];
      this.factor = new double[size][size];
    }

    int[] run() {
      extend(0, 0);
      return best;
    }

    private void extend(int count, int from) {
      if (count == size) {
        compare();
        return;
      }
      for (int i = from; i <= geometry.count() - (size - count); i++) {
        chosen[count] = i;
        if (count == 0 || beta == Double.POSITIVE_INFINITY || isBelowBeta(count)) {
          extend(count + 1, i + 1);
        }
      }
    }

    /** Compares a complete subset with the best one, and lowers β if it is better. */
    private void compare() {
      double eigenvalue = largestEigenvalue();
      boolean isFirst = best == null;
      if (isFirst
          || eigenvalue < (beta < Double.POSITIVE_INFINITY ? beta * (1 - ROUNDING) : beta)) {
        beta = eigenvalue;
        best = chosen.clone();
        for (int row = 1; row < size; row++) {
          isBelowBeta(row);
        }
      }
    }

    /** Adds a row to the Cholesky factor; returns false if the matrix is not positive definite. */
    private boolean isBelowBeta(int row) {
      double[] added = factor[row];
      for (int column = 1; column <= row; column++) {
        double sum = (column == row ? 2 : 1) * beta - product(chosen[row], chosen[column]);
        double[] other = factor[column];
        for (int k = 1; k < column; k++) {
          sum -= added[k] * other[k];
        }
        if (column < row) {
          added[column] = sum / other[column];
        } else if (sum > 0) {
          added[row] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
      return true;
    }

    /** Returns the inner product of two differences from the first chosen vector. */
    private double product(int i, int j) {
      int base = chosen[0];
      return (geometry.squaredDistance(i, base)
              + geometry.squaredDistance(j, base)
              - geometry.squaredDistance(i, j))
          / 2;
    }

    /** Returns that of the scatter Σ (x − μ)(x − μ)ᵀ, which is that of the Gram matrix too. */
    private double largestEigenvalue() {
      Geometry subset = geometry.select(chosen);
      if (!subset.isFinite()) {
        return Double.POSITIVE_INFINITY;
      }
      SymmetricEigen eigen = SymmetricEigen.of(subset.productsAround(Weights.equal(size)));
      return eigen.values()[eigen.largest()];
    }
  }
}
