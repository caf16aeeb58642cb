package dev.strategikon.gradient;

import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * The inner products and squared distances of m vectors: all that a geometry rule sees of them.
 *
 * <p>Distances have a relative error below 1e-4 against double arithmetic, however near two vectors
 * lie, and are exactly 0 for identical vectors. They come from the inner products, ‖a‖² + ‖b‖² −
 * 2⟨a, b⟩, unless that cancels; such pairs are computed again from the differences, and in double
 * where values leave float's range. So one vector of length 1e30 spoils no other's distances.
 *
 * <p>Costs m(m + 1)/2·d multiply-adds in one pass over the data; immutable.
 */
public final class Geometry {
  /** Below this share of ‖a‖² + ‖b‖², a distance from inner products has lost too many digits. */
  private static final double CANCELLED = 0.1;

  /** A mean square below it may have lost terms to float's underflow. */
  private static final double UNDERFLOW = 1e-30;

  private final int[] distinct;
  private final double[] products;
  private final double[] squaredDistances;

  private Geometry(int[] distinct, double[] products, double[] squaredDistances) {
    this.distinct = distinct;
    this.products = products;
    this.squaredDistances = squaredDistances;
  }

  /** Computes the geometry of vectors; the same bits on any number of threads. */
  public static Geometry of(Gradients gradients, Parallel parallel) {
    // The attacks send one array several times; whatever it is compared with, once is enough.
    IdentityHashMap<float[], Integer> numbers = new IdentityHashMap<>();
    int[] distinct = new int[gradients.count()];
    for (int i = 0; i < distinct.length; i++) {
      Integer known = numbers.putIfAbsent(gradients.row(i), numbers.size());
      distinct[i] = known == null ? numbers.size() - 1 : known;
    }
    float[][] rows = new float[numbers.size()][];
    numbers.forEach((row, number) -> rows[number] = row);
    int dimension = gradients.dimension();
    double[] products = products(rows, dimension, parallel);
    return new Geometry(distinct, products, distances(rows, dimension, products, parallel));
  }

  /** Returns m, the number of vectors. */
  public int count() {
    return distinct.length;
  }

  /** Returns ⟨x_i, x_j⟩. */
  public double product(int i, int j) {
    return products[pair(distinct[i], distinct[j])];
  }

  /** Returns ‖x_i − x_j‖². */
  public double squaredDistance(int i, int j) {
    return squaredDistances[pair(distinct[i], distinct[j])];
  }

  private static double[] products(float[][] rows, int dimension, Parallel parallel) {
    int pairs = pair(rows.length - 1, rows.length - 1) + 1;
    double[] products =
        Blocks.sum(
            dimension,
            pairs,
            parallel,
            (from, to, sums) -> {
              for (int i = 0, p = 0; i < rows.length; i++) {
                for (int j = 0; j <= i; j++, p++) {
                  sums[p] = Products.dot(rows[i], rows[j], from, to);
                }
              }
            });
    boolean[] outOfRange = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      outOfRange[i] = isOutOfRange(products[pair(i, i)], dimension) && !isZero(rows[i]);
    }
    for (int i = 0, p = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++, p++) {
        if (outOfRange[i] || outOfRange[j]) {
          float[] a = rows[i];
          float[] b = rows[j];
          products[p] =
              single(dimension, parallel, (from, to, s) -> s[0] = Products.wideDot(a, b, from, to));
        }
      }
    }
    return products;
  }

  private static double[] distances(
      float[][] rows, int dimension, double[] products, Parallel parallel) {
    double[] distances = new double[products.length];
    for (int i = 0, p = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++, p++) {
        double squares = products[pair(i, i)] + products[pair(j, j)];
        double distance = squares - 2 * products[p];
        // Written so that a NaN counts as cancelled.
        distances[p] =
            distance >= CANCELLED * squares
                ? distance
                : fromDifferences(rows[i], rows[j], dimension, parallel);
      }
      p++;
    }
    return distances;
  }

  private static double fromDifferences(float[] a, float[] b, int dimension, Parallel parallel) {
    double distance =
        single(
            dimension, parallel, (from, to, s) -> s[0] = Products.squaredDistance(a, b, from, to));
    if (!isOutOfRange(distance, dimension) || Arrays.equals(a, b)) {
      return distance;
    }
    return single(
        dimension, parallel, (from, to, s) -> s[0] = Products.wideSquaredDistance(a, b, from, to));
  }

  private static double single(int dimension, Parallel parallel, Blocks.Leaf leaf) {
    return Blocks.sum(dimension, 1, parallel, leaf)[0];
  }

  private static boolean isOutOfRange(double sumOfSquares, int dimension) {
    return !(sumOfSquares >= dimension * UNDERFLOW && sumOfSquares < Double.POSITIVE_INFINITY);
  }

  private static boolean isZero(float[] row) {
    for (float x : row) {
      if (x != 0) {
        return false;
      }
    }
    return true;
  }

  /** The place of an unordered pair in a packed lower triangle. */
  private static int pair(int i, int j) {
    int high = Math.max(i, j);
    return high * (high + 1) / 2 + Math.min(i, j);
  }
}
