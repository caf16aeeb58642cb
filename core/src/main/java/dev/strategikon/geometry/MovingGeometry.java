package dev.strategikon.geometry;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The geometry of n vectors that move along straight lines as a number t grows: every squared
 * distance among them and the origin is a quadratic in t, c0 + c1·t + c2·t².
 *
 * <p>An attack on a line, u(t) = b + t·p sent by all attackers, is of this kind, and so is what a
 * constant {@link LinearMap} makes of it. Immutable.
 */
public final class MovingGeometry {
  /** Of what cancels in a map, a share below it is rounding. */
  private static final double ROUNDING = 1e-14;

  private final int count;

  /** Three (n + 1) × (n + 1) matrices, the coefficients of 1, t and t²; the origin is last. */
  private final double[][][] coefficients;

  private MovingGeometry(double[][][] coefficients) {
    this.count = coefficients[0].length - 1;
    this.coefficients = coefficients;
  }

  /**
   * Makes the geometry of vectors that stand still and one that moves, b + t·p.
   *
   * @param known vectors that stand still
   * @param points for each of the n vectors its number in {@code known}, or −1 for the moving one,
   *     which may be there several times
   * @param base b, as weights of the known vectors
   * @param direction p, as weights of the known vectors
   */
  public static MovingGeometry of(Geometry known, int[] points, double[] base, double[] direction) {
    int origin = known.count();
    double[] along = productsWith(known, direction);
    double baseAlong = dot(base, along);
    double[] fromBase = known.pointsTo(base);
    double square = dot(direction, along);
    int n = points.length;
    double[][][] c = new double[3][n + 1][n + 1];
    for (int i = 0; i <= n; i++) {
      int a = i == n ? origin : points[i];
      for (int j = 0; j < i; j++) {
        int b = points[j];
        if (a >= 0 && b >= 0) {
          c[0][i][j] = a == origin ? known.squaredNorm(b) : known.squaredDistance(a, b);
        } else if (a >= 0 || b >= 0) {
          int still = Math.max(a, b);
          c[0][i][j] = fromBase[still];
          c[1][i][j] = -2 * ((still == origin ? 0 : along[still]) - baseAlong);
          c[2][i][j] = square;
        }
        for (double[][] matrix : c) {
          matrix[j][i] = matrix[i][j];
        }
      }
    }
    return new MovingGeometry(c);
  }

  /** ⟨x_i, Σ w_j·x_j⟩ for every i. */
  private static double[] productsWith(Geometry known, double[] weights) {
    double[] products = new double[known.count()];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        products[i] += weights[j] == 0 ? 0 : weights[j] * known.product(i, j);
      }
    }
    return products;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] == 0 ? 0 : a[i] * b[i];
    }
    return sum;
  }

  /** Returns n, the number of vectors. */
  public int count() {
    return count;
  }

  /** Returns c0, c1 and c2 of ‖x_i − x_j‖², owned by the caller; j = n is the origin. */
  public double[] squaredDistance(int i, int j) {
    return new double[] {coefficients[0][i][j], coefficients[1][i][j], coefficients[2][i][j]};
  }

  /** Returns the geometry at one t. */
  public Geometry at(double t) {
    double[][] distances = new double[count + 1][count + 1];
    for (int i = 0; i <= count; i++) {
      double[] c0 = coefficients[0][i];
      double[] c1 = coefficients[1][i];
      double[] c2 = coefficients[2][i];
      double[] row = distances[i];
      for (int j = 0; j <= count; j++) {
        row[j] = Math.max(0, c0[j] + t * (c1[j] + t * c2[j]));
      }
    }
    return new Geometry(distances, null);
  }

  /** Returns the geometry at −t, as a function of t. */
  public MovingGeometry reversed() {
    double[][] slopes =
        Arrays.stream(coefficients[1]).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : slopes) {
      Arrays.setAll(row, j -> -row[j]);
    }
    return new MovingGeometry(new double[][][] {coefficients[0], slopes, coefficients[2]});
  }

  /**
   * Returns what gives the geometry of W·X for one W after the other: the fewer of a W's rows
   * differ from the one before, the cheaper. Not for several threads at once.
   */
  public Function<LinearMap, MovingGeometry> mapping() {
    MappedDistances[] mapped = new MappedDistances[coefficients.length];
    Arrays.setAll(mapped, k -> new MappedDistances(coefficients[k], ROUNDING));
    return map -> {
      double[][][] of = new double[mapped.length][][];
      Arrays.setAll(of, k -> mapped[k].of(map));
      return new MovingGeometry(of);
    };
  }

  /** Returns for each vector the first one that it always coincides with, perhaps itself. */
  public int[] firstEqual() {
    int[] firstEqual = new int[count];
    for (int i = 0; i < count; i++) {
      int j = 0;
      while (j < i && !(isZero(i, j) && firstEqual[j] == j)) {
        j++;
      }
      firstEqual[i] = j;
    }
    return firstEqual;
  }

  private boolean isZero(int i, int j) {
    return coefficients[0][i][j] == 0 && coefficients[1][i][j] == 0 && coefficients[2][i][j] == 0;
  }
}
