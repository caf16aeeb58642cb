package dev.strategikon.statistics;

/**
 * The eigenvalues and eigenvectors of a real symmetric matrix, by Jacobi's rotations (1846) in
 * cyclic order. Deterministic: there is no random start.
 *
 * <p>Costs about 10·n³ operations. All eigenvalues are accurate to rounding.
 *
 * @param values the n eigenvalues, in no particular order
 * @param vectors row k is the unit eigenvector of value k
 */
public record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 60;

  /**
   * Decomposes a symmetric matrix.
   *
   * @param matrix n × n numbers, only read
   * @return the decomposition, owned by the caller
   */
  public static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return new SymmetricEigen(values, vectors);
  }

  /** {@return the index of the largest eigenvalue, the lowest in a tie} */
  public int largest() {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  /** Makes a_pq zero; a value negligible beside its diagonal is set to zero without rotation. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double apq = a[p][q];
    if (Math.abs(apq) <= 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || Math.abs(apq) < 1e-300) {
      a[p][q] = 0;
      a[q][p] = 0;
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * apq);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    int n = a.length;
    for (int k = 0; k < n; k++) {
      double akp = a[k][p];
      double akq = a[k][q];
      a[k][p] = c * akp - s * akq;
      a[k][q] = s * akp + c * akq;
    }
    mix(a[p], a[q], c, s);
    mix(vectors[p], vectors[q], c, s);
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static void mix(double[] p, double[] q, double c, double s) {
    for (int k = 0; k < p.length; k++) {
      double x = p[k];
      double y = q[k];
      p[k] = c * x - s * y;
      q[k] = s * x + c * y;
    }
  }

  /** Returns the sum of the absolute values below the diagonal. */
  private static double offDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.abs(a[i][j]);
      }
    }
    return sum;
  }
}
