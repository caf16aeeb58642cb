package dev.strategikon.geometry;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import java.util.Arrays;

/**
 * The geometry of m vectors and the origin: everything that a geometry rule sees of the vectors.
 *
 * <p>It consists of the squared distances among the m vectors and the origin. Inner products follow
 * from them: 2⟨x, y⟩ = ‖x‖² + ‖y‖² − ‖x − y‖². Distances have a relative error below 1e-4 against
 * double arithmetic, however near two vectors lie, and are exactly 0 for identical vectors; see
 * {@link PairwiseDistances}.
 *
 * <p>The geometry of combinations of the vectors follows from this one in m dimensions, without the
 * d coordinates. Immutable, and safe for use by several threads.
 */
public final class Geometry {
  private final int count;

  /** (m + 1) × (m + 1); the origin is the last point. */
  private final double[][] squaredDistances;

  /**
   * The inner products as they were computed from the vectors; null if they were not. They are more
   * accurate than those from distances where vectors have very different lengths.
   */
  private final double[][] products;

  Geometry(double[][] squaredDistances, double[][] products) {
    this.count = squaredDistances.length - 1;
    this.squaredDistances = squaredDistances;
    this.products = products;
  }

  /**
   * Computes the geometry of vectors in one pass over the data, m(m + 1)/2·d multiply-adds. A
   * second pass recomputes pairs of near vectors from their differences, if there are any.
   *
   * @param gradients m × d, only read; on a shard its own coordinates
   * @param compute threads, kernels and shard; they change no bit of the result
   * @return the geometry of the m vectors
   */
  public static Geometry of(Gradients gradients, Compute compute) {
    PairwiseDistances pairwise = PairwiseDistances.of(gradients, compute);
    return new Geometry(pairwise.squaredDistances(), pairwise.products());
  }

  /** Returns m, the number of vectors. */
  public int count() {
    return count;
  }

  /**
   * Returns ⟨x_i, x_j⟩.
   *
   * @param i a vector's index, from 0
   * @param j another's
   * @return the inner product
   */
  public double product(int i, int j) {
    return products != null
        ? products[i][j]
        : (squaredNorm(i) + squaredNorm(j) - squaredDistances[i][j]) / 2;
  }

  /**
   * Returns ⟨x_i, Σ w_j·x_j⟩. Vectors of weight 0 are left out.
   *
   * @param i a vector's index, from 0
   * @param weights m weights, only read
   * @return the inner product
   */
  public double product(int i, double[] weights) {
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += weights[j] == 0 ? 0 : weights[j] * product(i, j);
    }
    return sum;
  }

  /**
   * Returns ‖x_i‖².
   *
   * @param i a vector's index, from 0
   * @return the squared norm
   */
  public double squaredNorm(int i) {
    return squaredDistances[i][count];
  }

  /**
   * Returns ‖x_i − x_j‖².
   *
   * @param i a vector's index, from 0
   * @param j another's
   * @return the squared distance
   */
  public double squaredDistance(int i, int j) {
    return squaredDistances[i][j];
  }

  /**
   * Returns ‖x_i − x_j‖² for every j.
   *
   * @param i a vector's index, from 0
   * @return m numbers, owned by the caller
   */
  public double[] squaredDistancesFrom(int i) {
    return Arrays.copyOf(squaredDistances[i], count);
  }

  /**
   * Returns ‖x_i − Σ w_j·x_j‖² for every i. Costs m² multiply-adds.
   *
   * @param weights m weights, only read
   * @return m numbers, owned by the caller
   */
  public double[] squaredDistancesTo(double[] weights) {
    return Arrays.copyOf(pointsTo(weights), count);
  }

  /** Returns the squared distances of all points, the origin last, to Σ w_j·x_j. */
  double[] pointsTo(double[] weights) {
    double[] barycentric = Barycentric.weights(weights);
    double[] distances = Barycentric.times(squaredDistances, barycentric);
    double spread = Weights.sum(barycentric, distances) / 2;
    for (int i = 0; i <= count; i++) {
      distances[i] = Math.max(0, distances[i] - spread);
    }
    return distances;
  }

  /**
   * Returns the geometry of the first vectors alone.
   *
   * @param vectors how many
   * @return their geometry
   */
  public Geometry first(int vectors) {
    int[] indices = new int[vectors];
    Arrays.setAll(indices, i -> i);
    return select(indices);
  }

  /**
   * Returns the geometry of some of the vectors.
   *
   * @param indices their indices in the new order; one may occur several times
   * @return their geometry
   */
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
   * Returns the geometry of the vectors and of one more, Σ w_i·x_i, as the last. Costs m²
   * multiply-adds.
   *
   * @param weights m weights, only read
   * @return the geometry of m + 1 vectors
   */
  public Geometry with(double[] weights) {
    double[] toNew = pointsTo(weights);
    double[][] distances = new double[count + 2][count + 2];
    double[][] grown = new double[count + 1][count + 1];
    double[] added = new double[count];
    for (int i = 0; i <= count; i++) {
      // The new vector comes before the origin, which is the last point.
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
      }
      added[i] = Weights.sum(weights, grown[i]);
      grown[i][count] = added[i];
      grown[count][i] = added[i];
    }
    grown[count][count] = Weights.sum(weights, added);
    return new Geometry(distances, grown);
  }

  /**
   * Returns ⟨x_i − μ, x_j − μ⟩ with μ = Σ w_i·x_i. The products are computed from the distances, so
   * that vectors far from the origin and near to each other lose no digits.
   *
   * @param weights m weights that sum to 1, only read
   * @return m × m numbers, owned by the caller
   */
  public double[][] productsAround(double[] weights) {
    double[] means = new double[count];
    for (int i = 0; i < count; i++) {
      means[i] = Weights.sum(weights, squaredDistances[i]);
    }
    double mean = Weights.sum(weights, means);
    double[][] around = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        around[i][j] = (means[i] + means[j] - mean - squaredDistances[i][j]) / 2;
      }
    }
    return around;
  }

  /**
   * Returns the geometry of W·X. With the origin's weight 1 − Σ_i W_ai every row of W sums to 1.
   * Then ‖y_a − y_b‖² = M_ab − M_aa/2 − M_bb/2, where M = W·D·Wᵀ and D holds the squared distances
   * of the points. Outputs with equal weights have distance exactly 0. Costs n·m·(n + m)
   * multiply-adds.
   *
   * @param map W, n × m
   * @return the geometry of the n outputs
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
}
