package dev.strategikon.geometry;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.kernel.ProductKernels;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * The squared distances of m vectors and the origin.
 *
 * <p>They come from the inner products, ‖a‖² + ‖b‖² − 2⟨a, b⟩, unless that cancels; such pairs are
 * computed again from the differences, all in one more pass over the data, and in double where
 * values leave float's range. So one vector of length 1e30 spoils no other's distances.
 */
final class PairwiseDistances {
  /** Below this share of ‖a‖² + ‖b‖², a distance from inner products has lost too many digits. */
  private static final double CANCELLED = 0.1;

  /** A mean square below it may have lost terms to float's underflow. */
  private static final double UNDERFLOW = 1e-30;

  private final float[][] rows;
  private final int dimension;
  private final Compute compute;

  /** Packed lower triangles: the pair (i, j), j ≤ i, stands at i·(i + 1)/2 + j. */
  private final double[] products;

  private final double[] distances;

  /** For each of the m vectors, its number among the different arrays. */
  private final int[] distinct;

  private PairwiseDistances(float[][] rows, int[] distinct, int dimension, Compute compute) {
    this.rows = rows;
    this.distinct = distinct;
    this.dimension = dimension;
    this.compute = compute;
    this.products = computeProducts();
    this.distances = computeDistances();
  }

  static PairwiseDistances of(Gradients gradients, Compute compute) {
    // The attacks send one array several times; whatever it is compared with, once is enough.
    IdentityHashMap<float[], Integer> numbers = new IdentityHashMap<>();
    int m = gradients.count();
    int[] distinct = new int[m];
    for (int i = 0; i < m; i++) {
      Integer known = numbers.putIfAbsent(gradients.row(i), numbers.size());
      distinct[i] = known == null ? numbers.size() - 1 : known;
    }
    float[][] rows = new float[numbers.size()][];
    numbers.forEach((row, number) -> rows[number] = row);
    return new PairwiseDistances(rows, distinct, gradients.dimension(), compute);
  }

  /** Returns m × m inner products. */
  double[][] products() {
    int m = distinct.length;
    double[][] all = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        all[i][j] = products[pair(distinct[i], distinct[j])];
      }
    }
    return all;
  }

  /** Returns (m + 1) × (m + 1) squared distances; the origin is the last point. */
  double[][] squaredDistances() {
    int m = distinct.length;
    double[][] all = new double[m + 1][m + 1];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        all[i][j] = distances[pair(distinct[i], distinct[j])];
      }
      all[i][m] = products[pair(distinct[i], distinct[i])];
      all[m][i] = all[i][m];
    }
    return all;
  }

  private double[] computeProducts() {
    ProductKernels kernels = compute.kernels().products();
    double[] sums =
        Blocks.sum(
            dimension,
            pair(rows.length - 1, rows.length - 1) + 1,
            compute,
            () -> kernels.products(rows)::sum);
    Shard shard = compute.shard();
    boolean[] outOfRange = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      outOfRange[i] = isOutOfRange(sums[pair(i, i)]) && !shard.all(isZero(rows[i]));
    }
    for (int i = 0, p = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++, p++) {
        if (outOfRange[i] || outOfRange[j]) {
          float[] a = rows[i];
          float[] b = rows[j];
          sums[p] = single((from, to, s) -> s[0] = wideProduct(a, b, from, to));
        }
      }
    }
    return sums;
  }

  private double[] computeDistances() {
    double[] results = new double[products.length];
    int[] cancelled = new int[products.length];
    int count = 0;
    for (int i = 0, p = 0; i < rows.length; i++, p++) {
      for (int j = 0; j < i; j++, p++) {
        double squares = products[pair(i, i)] + products[pair(j, j)];
        results[p] = squares - 2 * products[p];
        // Written so that a NaN counts as cancelled.
        if (!(results[p] >= CANCELLED * squares)) {
          cancelled[count++] = p;
        }
      }
    }
    if (count > 0) {
      fromDifferences(Arrays.copyOf(cancelled, count), results);
    }
    return results;
  }

  private void fromDifferences(int[] pairs, double[] results) {
    int[] first = new int[pairs.length];
    int[] second = new int[pairs.length];
    for (int i = 0, p = 0, k = 0; i < rows.length && k < pairs.length; i++) {
      for (int j = 0; j <= i && k < pairs.length; j++, p++) {
        if (pairs[k] == p) {
          first[k] = i;
          second[k++] = j;
        }
      }
    }
    ProductKernels kernels = compute.kernels().products();
    double[] sums =
        Blocks.sum(
            dimension,
            pairs.length,
            compute,
            (from, to, leaf) -> kernels.squaredDistances(rows, first, second, from, to, leaf));
    for (int k = 0; k < pairs.length; k++) {
      float[] a = rows[first[k]];
      float[] b = rows[second[k]];
      results[pairs[k]] =
          !isOutOfRange(sums[k]) || compute.shard().all(Arrays.equals(a, b))
              ? sums[k]
              : single((from, to, s) -> s[0] = wideDifferences(a, b, from, to));
    }
  }

  private double single(Blocks.Leaf leaf) {
    return Blocks.sum(dimension, 1, compute, leaf)[0];
  }

  private boolean isOutOfRange(double sumOfSquares) {
    int all = compute.shard().dimension(dimension);
    return !(sumOfSquares >= all * UNDERFLOW && sumOfSquares < Double.POSITIVE_INFINITY);
  }

  private static double wideProduct(float[] a, float[] b, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += (double) a[j] * b[j];
    }
    return sum;
  }

  private static double wideDifferences(float[] a, float[] b, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      double difference = (double) a[j] - b[j];
      sum += difference * difference;
    }
    return sum;
  }

  private static boolean isZero(float[] row) {
    for (float x : row) {
      if (x != 0) {
        return false;
      }
    }
    return true;
  }

  private static int pair(int i, int j) {
    int high = Math.max(i, j);
    return high * (high + 1) / 2 + Math.min(i, j);
  }
}
