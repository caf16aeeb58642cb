package dev.strategikon.slow;

import java.util.stream.IntStream;

/**
 * The largest eigenvalue of a symmetric matrix and its unit vector, by cyclic Jacobi rotations.
 *
 * @param value the eigenvalue
 * @param vector its vector
 */
record Eigen(double value, double[] vector) {
  /** G_ij = √(c_i·c_j)·⟨x_i − μ, x_j − μ⟩ / Σ c. */
  static double[][] weightedGram(double[][] x, double[] mu, double[] c) {
    int m = x.length;
    double total = Doubles.sum(c);
    double[][] g = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double product = Doubles.dot(Doubles.minus(x[i], mu), Doubles.minus(x[j], mu));
        g[i][j] = Math.sqrt(c[i] * c[j]) * product / total;
      }
    }
    return g;
  }

  /** Ruins a. */
  static Eigen largest(double[][] a) {
    int n = a.length;
    double[][] u = new double[n][n];
    for (int i = 0; i < n; i++) {
      u[i][i] = 1;
    }
    for (int sweep = 0; sweep < 100 && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int r = p + 1; r < n; r++) {
          rotate(a, u, p, r);
        }
      }
    }
    double[] negated = IntStream.range(0, n).mapToDouble(i -> -a[i][i]).toArray();
    int top = Choices.smallest(negated, 1)[0];
    return new Eigen(a[top][top], Doubles.column(u, top));
  }

  private static boolean isDiagonal(double[][] a) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        all = Math.max(all, Math.abs(a[i][j]));
        off = i == j ? off : Math.max(off, Math.abs(a[i][j]));
      }
    }
    return off <= 1e-15 * all;
  }

  /** One rotation, a = JᵀaJ and u = uJ, that makes a[p][r] zero. */
  private static void rotate(double[][] a, double[][] u, int p, int r) {
    if (a[p][r] == 0) {
      return;
    }
    double half = (a[r][r] - a[p][p]) / (2 * a[p][r]);
    double tan = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(half * half + 1));
    double cos = 1 / Math.sqrt(tan * tan + 1);
    double sin = tan * cos;
    rotateColumns(a, p, r, cos, sin);
    rotateRows(a, p, r, cos, sin);
    rotateColumns(u, p, r, cos, sin);
    a[p][r] = 0;
    a[r][p] = 0;
  }

  private static void rotateColumns(double[][] a, int p, int r, double cos, double sin) {
    for (double[] row : a) {
      double left = row[p];
      double right = row[r];
      row[p] = cos * left - sin * right;
      row[r] = sin * left + cos * right;
    }
  }

  private static void rotateRows(double[][] a, int p, int r, double cos, double sin) {
    for (int j = 0; j < a.length; j++) {
      double upper = a[p][j];
      double lower = a[r][j];
      a[p][j] = cos * upper - sin * lower;
      a[r][j] = sin * upper + cos * lower;
    }
  }
}
