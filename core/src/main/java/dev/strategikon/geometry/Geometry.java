package dev.strategikon.geometry;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import java.util.Arrays;
import java.util.List;

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
   * The products of the same points about the origin, and about other fixed points after it; empty
   * if they are not known.
   */
  private final List<CentredProducts> centred;

  Geometry(double[][] squaredDistances, List<CentredProducts> centred) {
    this.count = squaredDistances.length - 1;
    this.squaredDistances = squaredDistances;
    this.centred = List.copyOf(centred);
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
    return of(PairwiseDistances.of(gradients, false, compute));
  }

  /**
   * Computes the geometry of vectors with all sums in double. It takes many times longer.
   *
   * @param gradients m × d, only read; on a shard its own coordinates
   * @param compute threads and shard; they change no bit of the result
   * @return the geometry of the m vectors
   */
  public static Geometry inDouble(Gradients gradients, Compute compute) {
    return of(PairwiseDistances.of(gradients, true, compute));
  }

  private static Geometry of(PairwiseDistances pairwise) {
    double[][] squaredDistances = pairwise.squaredDistances();
    return new Geometry(squaredDistances, pairwise.centredProducts(squaredDistances));
  }

  /** Returns the products about fixed points, those about the origin first; may be empty. */
  List<CentredProducts> centred() {
    return centred;
  }

  /** {@return whether a distance or a length is NaN: a vector has NaN, or two an infinity each} */
  public boolean hasNan() {
    return Arrays.stream(squaredDistances).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
  }

  /** {@return whether all distances and lengths are finite} */
  public boolean isFinite() {
    return Arrays.stream(squaredDistances)
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /** {@return m, the number of vectors} */
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
    return centred.isEmpty()
        ? (squaredNorm(i) + squaredNorm(j) - squaredDistances[i][j]) / 2
        : centred.get(0).products()[i][j];
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
    double[] terms = distances.clone();
    double spreadTerms = spread;
    if (Barycentric.hasNegative(barycentric)) {
      double[] sizes = Arrays.stream(barycentric).map(Math::abs).toArray();
      terms = Barycentric.times(squaredDistances, sizes);
      spreadTerms = Weights.sum(sizes, terms) / 2;
    }
    List<CentredProducts> grown = centred.stream().map(c -> c.with(barycentric)).toList();
    for (int i = 0; i <= count; i++) {
      double byTerms = terms[i] + spreadTerms;
      CentredProducts best = CentredProducts.best(grown, byTerms, count + 1, i, i);
      distances[i] =
          best == null ? Math.max(0, distances[i] - spread) : best.squaredDistance(i, count + 1);
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
        entries(squaredDistances, points), centred.stream().map(c -> c.select(points)).toList());
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
    for (int i = 0; i <= count; i++) {
      // The new vector comes before the origin, which is the last point.
      int a = i < count ? i : count + 1;
      for (int j = 0; j <= count; j++) {
        distances[a][j < count ? j : count + 1] = squaredDistances[i][j];
      }
      distances[a][count] = toNew[i];
      distances[count][a] = distances[a][count];
    }
    // Products about a point have the new vector after the origin first.
    int[] order = new int[count + 2];
    Arrays.setAll(order, i -> i < count ? i : 2 * count + 1 - i);
    double[] barycentric = Barycentric.weights(weights);
    return new Geometry(
        distances, centred.stream().map(c -> c.with(barycentric).select(order)).toList());
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
    double[] barycentric = Arrays.copyOf(weights, count + 1);
    List<CentredProducts> grown = centred.stream().map(c -> c.with(barycentric)).toList();
    double[][] around = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double terms = means[i] + means[j] + mean + squaredDistances[i][j];
        CentredProducts best = CentredProducts.best(grown, terms, count + 1, i, j);
        around[i][j] =
            best == null
                ? (means[i] + means[j] - mean - squaredDistances[i][j]) / 2
                : best.productAround(count + 1, i, j);
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
    return new MappedDistances(squaredDistances, CentredProducts.ROUNDING, centred).geometry(map);
  }
}
