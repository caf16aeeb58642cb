package dev.strategikon.geometry;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.BlockReader;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.kernel.ProductKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The squared distances of m vectors and the origin.
 *
 * <p>They are computed from inner products, ‖a‖² + ‖b‖² − 2⟨a, b⟩. Pairs for which this loses too
 * many digits are recomputed from their differences, all in one more pass over the data. Pairs
 * whose sums leave float's range are recomputed in double ({@link WideSums}). So a vector of length
 * 1e30 does not affect the distances among the others.
 */
final class PairwiseDistances {
  /** Below this share of ‖a‖² + ‖b‖², a distance from inner products has lost too many digits. */
  private static final double CANCELLED = 0.1;

  /** The distinct arrays. */
  private final Gradients vectors;

  private final int dimension;
  private final Compute compute;
  private final WideSums wide;

  /** Packed lower triangles: the pair (i, j), j ≤ i, is at i·(i + 1)/2 + j. */
  private final double[] products;

  private final double[] distances;

  /** For each of the m vectors, the index of its array among the distinct ones. */
  private final int[] distinct;

  /** Whether all sums are in double, not only those that leave float's range. */
  private final boolean inDouble;

  private PairwiseDistances(Gradients vectors, int[] distinct, boolean inDouble, Compute compute) {
    this.vectors = vectors;
    this.distinct = distinct;
    this.dimension = vectors.dimension();
    this.inDouble = inDouble;
    this.compute = compute;
    this.wide = new WideSums(dimension, compute);
    this.products = computeProducts();
    this.distances = computeDistances();
  }

  /**
   * Computes all distances.
   *
   * @param inDouble whether all sums are in double, which takes many times longer
   */
  static PairwiseDistances of(Gradients gradients, boolean inDouble, Compute compute) {
    // Attackers send one array several times; each distinct array is compared once.
    int[] first = gradients.firstOfArray();
    int[] which = IntStream.range(0, first.length).filter(i -> first[i] == i).toArray();
    int[] distinct = Arrays.stream(first).map(i -> Arrays.binarySearch(which, i)).toArray();
    return new PairwiseDistances(gradients.select(which), distinct, inDouble, compute);
  }

  /** Returns the products of the vectors and the origin about the origin, and about a centre. */
  List<CentredProducts> centredProducts(double[][] squaredDistances) {
    double[][] aboutOrigin = expanded(products, distinct.length + 1);
    CentredProducts aboutCentre = Centre.products(squaredDistances, aboutOrigin, this::centred);
    return List.of(CentredProducts.of(aboutOrigin), aboutCentre);
  }

  /** Sums products about a vector from the vectors; those that are one array once. */
  private double[] centred(int centre, List<Centre.Pair> pairs) {
    int origin = vectors.count();
    float[][] points = Arrays.copyOf(vectors.rows(), origin + 1); // The last, null, is the origin.
    int[] kinds = Arrays.copyOf(distinct, distinct.length + 1);
    kinds[distinct.length] = origin;
    Map<Integer, Integer> numbers = new HashMap<>();
    List<WideSums.Pair> once = new ArrayList<>();
    int[] which = new int[pairs.size()];
    for (int k = 0; k < which.length; k++) {
      int i = kinds[pairs.get(k).i()];
      int j = kinds[pairs.get(k).j()];
      Integer known = numbers.putIfAbsent(pair(i, j), once.size());
      which[k] = known == null ? once.size() : known;
      if (known == null) {
        once.add(new WideSums.Pair(points[i], points[j]));
      }
    }
    double[] sums = wide.products(once, points[distinct[centre]]);
    return Arrays.stream(which).mapToDouble(k -> sums[k]).toArray();
  }

  /** Returns the (m + 1) × (m + 1) squared distances; the origin is the last point. */
  double[][] squaredDistances() {
    int m = distinct.length;
    double[][] all = expanded(distances, m + 1);
    for (int i = 0; i < m; i++) {
      all[i][m] = products[pair(distinct[i], distinct[i])];
      all[m][i] = all[i][m];
    }
    return all;
  }

  private double[][] expanded(double[] packed, int size) {
    double[][] all = new double[size][size];
    for (int i = 0; i < distinct.length; i++) {
      for (int j = 0; j < distinct.length; j++) {
        all[i][j] = packed[pair(distinct[i], distinct[j])];
      }
    }
    return all;
  }

  private double[] computeProducts() {
    int count = vectors.count();
    double[] sums =
        Blocks.sum(
            dimension,
            pair(count - 1, count - 1) + 1,
            compute,
            () -> leaf(vectors.reader(compute.kernels().sums())));
    Shard shard = compute.shard();
    boolean[] outOfRange = new boolean[count];
    for (int i = 0; i < count; i++) {
      outOfRange[i] =
          inDouble
              || (wide.isOutOfRange(sums[pair(i, i)])
                  && !shard.all(Vectors.isZero(vectors.row(i))));
    }
    List<WideSums.Pair> again = new ArrayList<>();
    int[] places = new int[sums.length];
    for (int i = 0, p = 0; i < count; i++) {
      for (int j = 0; j <= i; j++, p++) {
        if (outOfRange[i] || outOfRange[j]) {
          places[again.size()] = p;
          again.add(new WideSums.Pair(vectors.row(i), vectors.row(j)));
        }
      }
    }
    double[] anew = wide.products(again);
    for (int k = 0; k < anew.length; k++) {
      sums[places[k]] = anew[k];
    }
    return sums;
  }

  /** Returns what sums the products of one block after another, for one thread. */
  private Blocks.Leaf leaf(BlockReader reader) {
    ProductKernels.Products block = compute.kernels().products().products(reader.rows());
    return (from, to, sums) -> {
      int at = reader.read(from, to);
      block.sum(at, at + to - from, sums);
    };
  }

  private double[] computeDistances() {
    double[] results = new double[products.length];
    int[] first = new int[products.length];
    int[] second = new int[products.length];
    int count = 0;
    for (int i = 0, p = 0; i < vectors.count(); i++, p++) {
      for (int j = 0; j < i; j++, p++) {
        double squares = products[pair(i, i)] + products[pair(j, j)];
        results[p] = squares - 2 * products[p];
        // The negation makes a NaN count as cancelled.
        if (!(results[p] >= CANCELLED * squares)) {
          first[count] = i;
          second[count++] = j;
        }
      }
    }
    if (count > 0) {
      fromDifferences(Arrays.copyOf(first, count), Arrays.copyOf(second, count), results);
    }
    return results;
  }

  /** Recomputes the distances of some pairs of distinct arrays. */
  private void fromDifferences(int[] first, int[] second, double[] results) {
    ProductKernels kernels = compute.kernels().products();
    float[][] rows = vectors.rows();
    double[] sums =
        Blocks.sum(
            dimension,
            first.length,
            compute,
            (from, to, leaf) -> kernels.squaredDistances(rows, first, second, from, to, leaf));
    List<WideSums.Pair> again = new ArrayList<>();
    int[] places = new int[sums.length];
    for (int k = 0; k < sums.length; k++) {
      float[] a = rows[first[k]];
      float[] b = rows[second[k]];
      results[pair(first[k], second[k])] = sums[k];
      if (inDouble || (wide.isOutOfRange(sums[k]) && !compute.shard().all(Arrays.equals(a, b)))) {
        places[again.size()] = pair(first[k], second[k]);
        again.add(new WideSums.Pair(a, b));
      }
    }
    double[] anew = wide.squaredDistances(again);
    for (int k = 0; k < anew.length; k++) {
      results[places[k]] = anew[k];
    }
  }

  private static int pair(int i, int j) {
    int high = Math.max(i, j);
    return high * (high + 1) / 2 + Math.min(i, j);
  }
}
