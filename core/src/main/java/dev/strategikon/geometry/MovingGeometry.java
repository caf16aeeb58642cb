package dev.strategikon.geometry;

import dev.strategikon.gradient.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The geometry of n vectors that move along straight lines as a number t grows. Every squared
 * distance among them and the origin is a quadratic in t, c0 + c1·t + c2·t².
 *
 * <p>Vectors move this way when all attackers send u(t) = b + t·p and the honest vectors stay
 * fixed. A constant {@link LinearMap} of such vectors moves along lines too. Immutable, and safe
 * for use by several threads.
 */
public final class MovingGeometry {
  /** A mapped distance below this share of its terms is a rounding error. */
  private static final double ROUNDING = 1e-14;

  private final int count;

  /** Three (n + 1) × (n + 1) matrices: the coefficients of 1, t and t²; the origin is last. */
  private final double[][][] coefficients;

  /** The products of the same points; none after a map. */
  private final List<MovingProducts> products;

  private MovingGeometry(double[][][] coefficients, List<MovingProducts> products) {
    this.count = coefficients[0].length - 1;
    this.coefficients = coefficients;
    this.products = products;
  }

  /**
   * Returns the geometry of fixed vectors and of one that moves, b + t·p.
   *
   * @param known the geometry of the fixed vectors
   * @param points for each of the n vectors its index in {@code known}, or −1 for the moving one,
   *     which may occur several times; only read
   * @param base b, as weights of the known vectors; only read
   * @param direction p, as weights of the known vectors; only read
   * @return the moving geometry of the n vectors
   */
  public static MovingGeometry of(Geometry known, int[] points, double[] base, double[] direction) {
    int origin = known.count();
    double[] along = new double[known.count()];
    Arrays.setAll(along, i -> known.product(i, direction));
    double baseAlong = Weights.sum(base, along);
    double[] fromBase = known.pointsTo(base);
    double square = Weights.sum(direction, along);
    int n = points.length;
    double[][][] c = new double[3][n + 1][n + 1];
    for (int i = 0; i <= n; i++) {
      int a = i == n ? origin : points[i];
      for (int j = 0; j < i; j++) {
        int b = points[j];
        if (a >= 0 && b >= 0) {
          c[0][i][j] = a == origin ? known.squaredNorm(b) : known.squaredDistance(a, b);
        } else if (a >= 0 || b >= 0) {
          int fixed = Math.max(a, b);
          c[0][i][j] = fromBase[fixed];
          c[1][i][j] = -2 * ((fixed == origin ? 0 : along[fixed]) - baseAlong);
          c[2][i][j] = square;
        }
        for (double[][] matrix : c) {
          matrix[j][i] = matrix[i][j];
        }
      }
    }
    int[] all = Arrays.copyOf(points, n + 1);
    all[n] = origin;
    double[] baseWeights = Barycentric.weights(base);
    double[] directionWeights = Barycentric.weights(direction);
    directionWeights[origin]--;
    return new MovingGeometry(
        c,
        known.centred().stream()
            .map(k -> MovingProducts.of(k, all, baseWeights, directionWeights))
            .toList());
  }

  /** {@return n, the number of vectors} */
  public int count() {
    return count;
  }

  /**
   * Returns a squared distance as a quadratic in t.
   *
   * @param i a vector's index, from 0
   * @param j another's; n for the origin
   * @return c0, c1 and c2 of ‖x_i − x_j‖², owned by the caller
   */
  public double[] squaredDistance(int i, int j) {
    return new double[] {coefficients[0][i][j], coefficients[1][i][j], coefficients[2][i][j]};
  }

  /**
   * Returns the geometry of the first vectors alone.
   *
   * @param vectors how many
   * @return this geometry itself if they are all
   */
  public MovingGeometry first(int vectors) {
    if (vectors == count) {
      return this;
    }
    int[] points = new int[vectors + 1];
    Arrays.setAll(points, i -> i < vectors ? i : count);
    return new MovingGeometry(
        MovingProducts.entries(coefficients, points),
        products.stream().map(p -> p.select(points)).toList());
  }

  /**
   * Returns the geometry at one t.
   *
   * @param t any finite number
   * @return the geometry of the n vectors
   */
  public Geometry at(double t) {
    double[][] distances = MovingProducts.values(coefficients, t);
    for (double[] row : distances) {
      Arrays.setAll(row, j -> Math.max(0, row[j]));
    }
    return new Geometry(distances, products.stream().map(p -> p.at(t)).toList());
  }

  /** {@return the geometry at −t, as a function of t} */
  public MovingGeometry reversed() {
    return new MovingGeometry(
        MovingProducts.reversed(coefficients),
        products.stream().map(MovingProducts::reversed).toList());
  }

  /**
   * {@return a function that computes the moving geometry of W·X for one W after another} It reuses
   * what it has computed for rows that the previous W had too. Not safe for use by several threads.
   */
  public Function<LinearMap, MovingGeometry> mapping() {
    MappedDistances[] mapped = new MappedDistances[coefficients.length];
    Arrays.setAll(mapped, k -> new MappedDistances(coefficients[k], ROUNDING, List.of()));
    return map -> {
      double[][][] of = new double[mapped.length][][];
      Arrays.setAll(of, k -> mapped[k].of(map));
      return new MovingGeometry(of, List.of());
    };
  }

  /** {@return for each vector the index of the first one that equals it for all t, or its own} */
  public int[] firstEqual() {
    int[] firstEqual = new int[count];
    for (int i = 0; i < count; i++) {
      int j = 0;
      while (j < i && !(areEqual(i, j) && firstEqual[j] == j)) {
        j++;
      }
      firstEqual[i] = j;
    }
    return firstEqual;
  }

  private boolean areEqual(int i, int j) {
    return coefficients[0][i][j] == 0 && coefficients[1][i][j] == 0 && coefficients[2][i][j] == 0;
  }
}
