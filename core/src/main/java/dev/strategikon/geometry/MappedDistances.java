package dev.strategikon.geometry;

import java.util.Arrays;

/**
 * The formula of {@link Geometry#map}, for one W after the other. It is linear in D, so that it
 * holds for coefficients too. What only rows have a part in that the W before had as well is not
 * computed again. Not for several threads at once.
 */
final class MappedDistances {
  private final double[][] squaredDistances;
  private final double rounding;

  /** The different rows of the last W, with the origin's weight; the origin itself is the last. */
  private double[][] rows = {};

  /** D·w for each row. */
  private double[][] toPoints = {};

  /** M, the lower triangle. */
  private double[][] products = {};

  /**
   * Takes D.
   *
   * @param rounding what remains of terms that cancel to less than this share becomes 0
   */
  MappedDistances(double[][] squaredDistances, double rounding) {
    this.squaredDistances = squaredDistances;
    this.rounding = rounding;
  }

  /** Returns the squared distances of the vectors W·X and the origin. */
  double[][] of(LinearMap map) {
    int n = map.outputs();
    int[] kinds = new int[n + 1];
    double[][] newRows = new double[n + 1][];
    int count = 0;
    for (int a = 0; a <= n; a++) {
      double[] row = Geometry.barycentric(a < n ? map.row(a) : new double[map.inputs()]);
      // Attackers who send one vector stand in a row, and are mapped alike: once is enough.
      if (count == 0 || !Arrays.equals(row, newRows[count - 1])) {
        newRows[count++] = row;
      }
      kinds[a] = count - 1;
    }
    multiply(Arrays.copyOf(newRows, count));
    double[][] different = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double distance = products[a][b] - products[a][a] / 2 - products[b][b] / 2;
        double terms = Math.abs(products[a][b]) + Math.abs(products[a][a]);
        different[a][b] = Math.abs(distance) <= rounding * terms ? 0 : distance;
        different[b][a] = different[a][b];
      }
    }
    double[][] distances = new double[n + 1][n + 1];
    for (int a = 0; a <= n; a++) {
      for (int b = 0; b <= n; b++) {
        distances[a][b] = different[kinds[a]][kinds[b]];
      }
    }
    return distances;
  }

  private void multiply(double[][] newRows) {
    int count = newRows.length;
    boolean[] isKept = new boolean[count];
    for (int a = 0; a < count; a++) {
      isKept[a] = a < rows.length && Arrays.equals(newRows[a], rows[a]);
    }
    rows = newRows;
    toPoints = Arrays.copyOf(toPoints, count);
    products = Arrays.copyOf(products, count);
    for (int a = 0; a < count; a++) {
      if (!isKept[a]) {
        toPoints[a] = Geometry.times(squaredDistances, rows[a]);
        products[a] = new double[a + 1];
      }
      for (int b = 0; b <= a; b++) {
        if (!isKept[a] || !isKept[b]) {
          products[a][b] = Geometry.dot(rows[a], toPoints[b]);
        }
      }
    }
  }
}
