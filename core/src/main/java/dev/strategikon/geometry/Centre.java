package dev.strategikon.geometry;

import dev.strategikon.statistics.QuickSelect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The products of vectors and the origin about the vector in the middle of most of them.
 *
 * <p>It is the vector whose ball around most vectors is smallest. If more than half of the vectors
 * are honest, and at most Δ from each other, then the ball around an honest one has a radius of at
 * most Δ. So has that of the centre, which contains an honest vector; so the centre is at most 2Δ
 * from every honest vector, whoever it is.
 *
 * <p>A product ⟨x_i − o, x_j − o⟩ follows from three distances, or from four products about the
 * origin. The former lose digits if one vector is much farther from o than the other, and the
 * latter if o is much farther from the origin than they are from o. Where both do, products are
 * summed anew from the vectors.
 */
final class Centre {
  /**
   * Terms above this multiple of ‖x_i − o‖·‖x_j − o‖ would leave float sums four digits or fewer.
   */
  private static final double MOST_TERMS = 1e3;

  private final double[][] distances;
  private final double[][] products;
  private final int centre;

  private Centre(double[][] distances, double[][] products) {
    this.distances = distances;
    this.products = products;
    this.centre = nearestToMost(distances);
  }

  /** A pair of points whose product about the centre must be summed from the vectors. */
  record Pair(int i, int j) {}

  /** Sums products about a vector from the vectors. */
  @FunctionalInterface
  interface Summing {
    /** Returns ⟨x_i − o, x_j − o⟩ of each pair; an index of m is the origin. */
    double[] products(int centre, List<Pair> pairs);
  }

  /**
   * Returns the products about the centre.
   *
   * @param distances the squared distances of m vectors and the origin, the last
   * @param products the products of the same points about the origin
   * @param summing sums products from the vectors
   */
  static CentredProducts products(double[][] distances, double[][] products, Summing summing) {
    return new Centre(distances, products).centred(summing);
  }

  private CentredProducts centred(Summing summing) {
    int n = distances.length;
    double[][] centred = new double[n][n];
    List<Pair> lost = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        centred[i][j] = product(i, j);
        centred[j][i] = centred[i][j];
        if (isLost(i, j)) {
          lost.add(new Pair(i, j));
        }
      }
    }
    if (!lost.isEmpty()) {
      double[] sums = summing.products(centre, lost);
      for (int k = 0; k < sums.length; k++) {
        centred[lost.get(k).i()][lost.get(k).j()] = sums[k];
        centred[lost.get(k).j()][lost.get(k).i()] = sums[k];
      }
    }
    return CentredProducts.of(centred);
  }

  /** Returns the product from distances, or from products about the origin if they lose less. */
  private double product(int i, int j) {
    double toI = distances[i][centre];
    double toJ = distances[j][centre];
    if (i == j) {
      return toI;
    }
    if (toI == 0 || toJ == 0) {
      return 0;
    }
    return distanceTerms(i, j) <= productTerms(i, j)
        ? (toI + toJ - distances[i][j]) / 2
        : products[i][j] - products[i][centre] - products[j][centre] + products[centre][centre];
  }

  private boolean isLost(int i, int j) {
    double size = Math.sqrt(distances[i][centre]) * Math.sqrt(distances[j][centre]);
    double terms = Math.min(distanceTerms(i, j), productTerms(i, j));
    return i != j && size > 0 && terms > MOST_TERMS * size && terms < Double.POSITIVE_INFINITY;
  }

  private double distanceTerms(int i, int j) {
    return distances[i][centre] + distances[j][centre] + distances[i][j];
  }

  private double productTerms(int i, int j) {
    double length = Math.sqrt(products[centre][centre]);
    return (Math.sqrt(products[i][i]) + length) * (Math.sqrt(products[j][j]) + length);
  }

  private static int nearestToMost(double[][] distances) {
    int m = distances.length - 1;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < m; i++) {
      double[] row = Arrays.copyOf(distances[i], m);
      double radius = QuickSelect.moveSmallest(row, m / 2 + 1);
      if (radius < least) {
        least = radius;
        best = i;
      }
    }
    return best;
  }
}
