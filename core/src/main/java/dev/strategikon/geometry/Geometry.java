package dev.strategikon.geometry;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import java.util.Arrays;

/**
 * The geometry of m vectors and the origin: all that a geometry rule sees of them.
 *
 * <p>The squared distances among the m vectors and the origin are the whole of it, because inner
 * products follow from them: 2⟨x, y⟩ = ‖x‖² + ‖y‖² − ‖x − y‖². Distances have a relative error
 * below 1e-4 against double arithmetic, however near two vectors lie, and are exactly 0 for
 * identical vectors; see {@link PairwiseDistances}.
 *
 * <p>Combinations of the vectors have a geometry that follows from this one in m dimensions,
 * without a look at the d coordinates. Immutable.
 */
public final class Geometry {
  private final int count;

  /** (m + 1) × (m + 1); the origin is the last point. */
  private final double[][] squaredDistances;

  /**
   * The inner products as they were measured, which are more accurate than those that follow from
   * the distances of vectors of very different lengths; null where nothing was measured.
   */
  private final double[][] products;

  Geometry(double[][] squaredDistances, double[][] products) {
    this.count = squaredDistances.length - 1;
    this.squaredDistances = squaredDistances;
    this.products = products;
  }

  /**
   * Computes the geometry of vectors in one pass over the data, m(m + 1)/2·d multiply-adds; the
   * same bits on any number of threads.
   */
  public static Geometry of(Gradients gradients, Compute compute) {
    PairwiseDistances pairwise = PairwiseDistances.of(gradients, compute);
    return new Geometry(pairwise.squaredDistances(), pairwise.products());
  }

  /** Returns m, the number of vectors. */
  public int count() {
    return count;
  }

  /** Returns ⟨x_i, x_j⟩. */
  public double product(int i, int j) {
    return products != null
        ? products[i][j]
        : (squaredNorm(i) + squaredNorm(j) - squaredDistances[i][j]) / 2;
  }

  /** Returns ‖x_i‖². */
  public double squaredNorm(int i) {
    return squaredDistances[i][count];
  }

  /** Returns ‖x_i − x_j‖². */
  public double squaredDistance(int i, int j) {
    return squaredDistances[i][j];
  }

  /** Returns ‖x_i − x_j‖² for every j: m numbers, owned by the caller. */
  public double[] squaredDistancesFrom(int i) {
    return Arrays.copyOf(squaredDistances[i], count);
  }

  /**
   * Returns ‖x_i − Σ w_j·x_j‖² for every i. Costs m² multiply-adds.
   *
   * @param weights m weights
   * @return m numbers, owned by the caller
   */
  public double[] squaredDistancesTo(double[] weights) {
    return Arrays.copyOf(pointsTo(weights), count);
  }

  /** The squared distances of all points, the origin the last, to Σ w_j·x_j. */
  double[] pointsTo(double[] weights) {
    double[] barycentric = barycentric(weights);
    double[] distances = times(squaredDistances, barycentric);
    double spread = dot(barycentric, distances) / 2;
    for (int i = 0; i <= count; i++) {
      distances[i] = Math.max(0, distances[i] - spread);
    }
    return distances;
  }

  /** Returns the geometry of the first vectors alone. */
  public Geometry first(int vectors) {
    int[] indices = new int[vectors];
    Arrays.setAll(indices, i -> i);
    return select(indices);
  }

  /** Returns the geometry of some of the vectors; one may be there several times. */
  public Geometry select(int[] indices) {
    int[] points = Arrays.copyOf(indices, indices.length + 1);
    points[indices.length] = count;
    return new Geometry(
        entries(squaredDistances, points), products == null ? null : entries(products, indices));
  }

  private static double[][] entries(double[][] matrix, int[] indices) {
    double[][] chosen = new double[indices.length][indices.length];
    for (int a = 0; a < indices.length; a++) {
      for (int b = 0; b < indices.length; b++) {
        chosen[a][b] = matrix[indices[a]][indices[b]];
      }
    }
    return chosen;
  }

  /**
   * Returns the geometry of the vectors and one more, Σ w_i·x_i, the last. Costs m² multiply-adds.
   *
   * @param weights m weights
   */
  public Geometry with(double[] weights) {
    double[] toNew = pointsTo(weights);
    double[][] distances = new double[count + 2][count + 2];
    double[][] grown = new double[count + 1][count + 1];
    double[] added = new double[count];
    for (int i = 0; i <= count; i++) {
      // The new vector stands before the origin, which is the last point.
      int a = i < count ? i : count + 1;
      for (int j = 0; j <= count; j++) {
        distances[a][j < count ? j : count + 1] = squaredDistances[i][j];
      }
      distances[a][count] = toNew[i];
      distances[count][a] = distances[a][count];
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        grown[i][j] = product(i, j);
        added[i] += weights[j] == 0 ? 0 : weights[j] * grown[i][j];
      }
      grown[i][count] = added[i];
      grown[count][i] = added[i];
    }
    grown[count][count] = dot(weights, added);
    return new Geometry(distances, grown);
  }

  /**
   * Returns ⟨x_i − μ, x_j − μ⟩ with μ = Σ w_i·x_i. It follows from the distances, so that vectors
   * far from the origin and near to each other lose no digits.
   *
   * @param weights m weights that sum to 1
   * @return m × m numbers, owned by the caller
   */
  public double[][] productsAround(double[] weights) {
    double[] means = new double[count];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        means[i] += weights[j] == 0 ? 0 : weights[j] * squaredDistances[i][j];
      }
      mean += weights[i] == 0 ? 0 : weights[i] * means[i];
    }
    double[][] around = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        around[i][j] = (means[i] + means[j] - mean - squaredDistances[i][j]) / 2;
      }
    }
    return around;
  }

  /**
   * Returns the geometry of W·X. With the origin's weight 1 − Σ_i W_ai every row of W sums to 1,
   * and then ‖y_a − y_b‖² = M_ab − M_aa/2 − M_bb/2 with M = W·D·Wᵀ and D the squared distances of
   * the points. Outputs that are equal combinations have distance exactly 0. Costs n·m·(n + m)
   * multiply-adds.
   */
  public Geometry map(LinearMap map) {
    double[][] distances = new MappedDistances(squaredDistances, 0).of(map);
    for (double[] row : distances) {
      for (int b = 0; b < row.length; b++) {
        row[b] = Math.max(0, row[b]);
      }
    }
    return new Geometry(distances, null);
  }

  /** The weights of the points: what the weights of the vectors lack to 1 is the origin's. */
  static double[] barycentric(double[] weights) {
    double[] barycentric = Arrays.copyOf(weights, weights.length + 1);
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    barycentric[weights.length] = 1 - sum;
    return barycentric;
  }

  /** D·w, skipping weights of 0, so that a vector that has no part cannot spoil it. */
  static double[] times(double[][] squaredDistances, double[] weights) {
    double[] product = new double[weights.length];
    for (int j = 0; j < weights.length; j++) {
      double weight = weights[j];
      if (weight != 0) {
        double[] row = squaredDistances[j];
        for (int i = 0; i < weights.length; i++) {
          product[i] += weight * row[i];
        }
      }
    }
    return product;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] == 0 ? 0 : a[i] * b[i];
    }
    return sum;
  }
}
