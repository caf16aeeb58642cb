package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.Arrays;
import java.util.List;

/**
 * Smallest maximum eigenvalue averaging (Allouah, Guerraoui, Gupta, Pinot and Stephan, ICML 2023).
 *
 * <p>The search is exact and skips whole branches. Adding a vector never lowers the largest
 * eigenvalue λ of the scatter, and a Cholesky decomposition that grows by one row a vector decides
 * whether λ &lt; β (see {@link Search}).
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
              S: of all subsets of size m − q the one whose covariance has the smallest largest
                 eigenvalue
              """,
              "q < m. The guarantee needs 2q < m.",
              "The geometry, and an exact search over the subsets of size m − q that skips whole"
                  + " branches. In the worst case it looks at every subset; it refuses more than 1e8.",
              "Where m and q are so large that it refuses."),
          arguments -> new Smea());

  private static final double MOST = 1e8;

  /** Measured on one core for 25 vectors that are equally far apart, so that all subsets tie. */
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
   * Depth first, in lexicographic order, so that the first of several best subsets wins.
   *
   * <p>Let b be the first vector chosen and Y the differences of the others to it. The scatter of
   * all k around their mean is Y·C·Yᵀ with C = I − 11ᵀ/k, and C⁻¹ = I + 11ᵀ whatever k is. So its
   * largest eigenvalue is below β exactly if β·(I + 11ᵀ) − YᵀY is positive definite, and a further
   * vector only adds a row to this matrix and to its Cholesky factor.
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
        take();
        return;
      }
      for (int i = from; i <= geometry.count() - (size - count); i++) {
        chosen[count] = i;
        if (count == 0 || best == null || isBelowBeta(count)) {
          extend(count + 1, i + 1);
        }
      }
    }

    /** The chosen ones are better than all before: compute by how much. */
    private void take() {
      double eigenvalue = largestEigenvalue();
      if (eigenvalue < beta) {
        beta = eigenvalue;
        best = chosen.clone();
        for (int row = 1; row < size; row++) {
          isBelowBeta(row);
        }
      }
    }

    /** Adds a row to the Cholesky factor; false where the matrix is not positive definite. */
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

    /** The inner product of two differences to the first vector chosen. */
    private double product(int i, int j) {
      int base = chosen[0];
      return (geometry.squaredDistance(i, base)
              + geometry.squaredDistance(j, base)
              - geometry.squaredDistance(i, j))
          / 2;
    }

    /** Of the scatter Σ (x − μ)(x − μ)ᵀ, which is that of the Gram matrix. */
    private double largestEigenvalue() {
      double[] equal = new double[size];
      Arrays.fill(equal, 1.0 / size);
      SymmetricEigen eigen = SymmetricEigen.of(geometry.select(chosen).productsAround(equal));
      return eigen.values()[eigen.largest()];
    }
  }
}
