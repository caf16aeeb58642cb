package dev.strategikon.geometry;

import dev.strategikon.gradient.Weights;
import java.util.Arrays;

/**
 * The inner products about a fixed point o while vectors move: quadratics in t. So they keep the
 * precision of {@link CentredProducts} however far the vectors move.
 *
 * @param coefficients three (n + 1) × (n + 1) matrices: the coefficients of 1, t and t²
 * @param radii for each point a bound on ‖x − o‖ at t = 0
 * @param speeds for each point a bound on how fast it moves
 */
record MovingProducts(double[][][] coefficients, double[] radii, double[] speeds) {
  /**
   * Returns the products of fixed points and of one that moves, b + t·p.
   *
   * @param known the products of the fixed points
   * @param points for each moving point its index among the fixed ones, or −1 for b + t·p
   * @param base b, as weights that sum to 1
   * @param direction p, as weights that sum to 0
   */
  static MovingProducts of(CentredProducts known, int[] points, double[] base, double[] direction) {
    double[][] products = known.products();
    double[] toBase = Barycentric.times(products, base);
    double[] along = Barycentric.times(products, direction);
    double[] ofMoving = {
      Weights.sum(base, toBase), 2 * Weights.sum(base, along), Weights.sum(direction, along)
    };
    int n = points.length;
    double[][][] c = new double[3][n][n];
    double[] radii = new double[n];
    double[] speeds = new double[n];
    for (int i = 0; i < n; i++) {
      int a = points[i];
      radii[i] = a < 0 ? known.reach(base) : known.radius(a);
      speeds[i] = a < 0 ? known.reach(direction) : 0;
      for (int j = 0; j <= i; j++) {
        int b = points[j];
        if (a >= 0 && b >= 0) {
          c[0][i][j] = products[a][b];
        } else if (a >= 0 || b >= 0) {
          c[0][i][j] = toBase[Math.max(a, b)];
          c[1][i][j] = along[Math.max(a, b)];
        } else {
          for (int k = 0; k < c.length; k++) {
            c[k][i][j] = ofMoving[k];
          }
        }
        for (double[][] matrix : c) {
          matrix[j][i] = matrix[i][j];
        }
      }
    }
    return new MovingProducts(c, radii, speeds);
  }

  /** Returns the products of some of the points. */
  MovingProducts select(int[] points) {
    return new MovingProducts(
        entries(coefficients, points),
        Arrays.stream(points).mapToDouble(i -> radii[i]).toArray(),
        Arrays.stream(points).mapToDouble(i -> speeds[i]).toArray());
  }

  /** Returns the rows and columns of some points, of each matrix. */
  static double[][][] entries(double[][][] coefficients, int[] points) {
    double[][][] some = new double[coefficients.length][points.length][points.length];
    for (int k = 0; k < some.length; k++) {
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < points.length; j++) {
          some[k][i][j] = coefficients[k][points[i]][points[j]];
        }
      }
    }
    return some;
  }

  /** Returns the products at −t, as functions of t. */
  MovingProducts reversed() {
    return new MovingProducts(reversed(coefficients), radii, speeds);
  }

  /** Returns quadratics as functions of −t. */
  static double[][][] reversed(double[][][] coefficients) {
    double[][] slopes =
        Arrays.stream(coefficients[1]).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : slopes) {
      Arrays.setAll(row, j -> -row[j]);
    }
    return new double[][][] {coefficients[0], slopes, coefficients[2]};
  }

  /** Returns the products at one t. */
  CentredProducts at(double t) {
    double[] reach = new double[radii.length];
    Arrays.setAll(reach, i -> radii[i] + (speeds[i] == 0 ? 0 : Math.abs(t) * speeds[i]));
    return CentredProducts.of(reach, () -> values(coefficients, t));
  }

  /** Returns the values of a matrix of quadratics at t. */
  static double[][] values(double[][][] coefficients, double t) {
    int n = coefficients[0].length;
    double[][] values = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] c0 = coefficients[0][i];
      double[] c1 = coefficients[1][i];
      double[] c2 = coefficients[2][i];
      double[] row = values[i];
      for (int j = 0; j < n; j++) {
        row[j] = c0[j] + t * (c1[j] + t * c2[j]);
      }
    }
    return values;
  }
}
