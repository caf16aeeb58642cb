package dev.strategikon.geometry;

import dev.strategikon.gradient.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the squared distances of W·X by the formula of {@link Geometry#map}, for one W after
 * another. The formula is linear in D, so it holds for coefficients of polynomials too. Products of
 * rows that the previous W had at the same place are reused. Not safe for use by several threads.
 */
final class MappedDistances {
  private final double[][] squaredDistances;
  private final double rounding;
  private final List<CentredProducts> centred;

  /** The products of the distinct rows. */
  private List<CentredProducts> mapped = List.of();

  /** For each output of the last W, and the origin, its number among the distinct rows. */
  private int[] kinds = {};

  /** The distinct rows of the last W with the origin's weight; the origin itself is the last. */
  private double[][] rows = {};

  /** D·w for each row. */
  private double[][] toPoints = {};

  /** M, the lower triangle. */
  private double[][] products = {};

  /**
   * Prepares the maps of some points.
   *
   * @param squaredDistances D, only read
   * @param rounding a distance becomes 0 if it is no larger than this share of its terms
   * @param centred products of the same points, which serve where D does not; empty for
   *     coefficients
   */
  MappedDistances(double[][] squaredDistances, double rounding, List<CentredProducts> centred) {
    this.squaredDistances = squaredDistances;
    this.rounding = rounding;
    this.centred = centred;
  }

  /** Returns the geometry of the vectors W·X. */
  Geometry geometry(LinearMap map) {
    double[][] distances = of(map);
    for (double[] row : distances) {
      for (int b = 0; b < row.length; b++) {
        row[b] = Math.max(0, row[b]);
      }
    }
    int[] which = kinds;
    return new Geometry(distances, mapped.stream().map(c -> c.select(which)).toList());
  }

  /** Returns the squared distances of the vectors W·X and the origin. */
  double[][] of(LinearMap map) {
    int n = map.outputs();
    kinds = new int[n + 1];
    double[][] newRows = new double[n + 1][];
    int count = 0;
    for (int a = 0; a <= n; a++) {
      double[] row = Barycentric.weights(a < n ? map.row(a) : new double[map.inputs()]);
      // Attackers who send one vector have adjacent, equal rows; one of them is computed.
      if (count == 0 || !Arrays.equals(row, newRows[count - 1])) {
        newRows[count++] = row;
      }
      kinds[a] = count - 1;
    }
    multiply(Arrays.copyOf(newRows, count));
    double[][] points = rows;
    mapped = centred.stream().map(c -> c.map(points)).toList();
    double[][] different = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        different[a][b] = distance(a, b);
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

  /** Points that are one on paper have distance 0, whatever rounding leaves of the terms. */
  private double distance(int a, int b) {
    double distance = products[a][b] - products[a][a] / 2 - products[b][b] / 2;
    double ofRow = Math.abs(products[a][b]) + Math.abs(products[a][a]);
    double terms = ofRow + Math.abs(products[b][b]);
    if (isInfinite(a) != isInfinite(b)) {
      return Double.POSITIVE_INFINITY;
    }
    CentredProducts best = CentredProducts.best(mapped, terms, a, b, b);
    if (best != null) {
      return best.squaredDistance(a, b);
    }
    return Math.abs(distance) <= rounding * ofRow ? 0 : distance;
  }

  /** Returns whether a combination has a part of an infinite vector. */
  private boolean isInfinite(int a) {
    return !mapped.isEmpty() && Double.isInfinite(mapped.get(0).radius(a));
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
        toPoints[a] = Barycentric.times(squaredDistances, rows[a]);
        products[a] = new double[a + 1];
      }
      for (int b = 0; b <= a; b++) {
        if (!isKept[a] || !isKept[b]) {
          products[a][b] = Weights.sum(rows[a], toPoints[b]);
        }
      }
    }
  }
}
