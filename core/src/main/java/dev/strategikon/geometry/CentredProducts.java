package dev.strategikon.geometry;

import dev.strategikon.gradient.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The inner products ⟨x_i − o, x_j − o⟩ of some points about a fixed point o, with numbers r_i ≥
 * ‖x_i − o‖. They serve combinations in which a far point has a weight that is small in proportion
 * to its distance, as clipping and Weiszfeld's iterations make them.
 *
 * <p>Why distances are not enough for these: ‖Σ c_i·x_i‖² with Σ c_i = 0 is −½·Σ c_i·c_j·D_ij. A
 * point at a distance X with a weight of 1/X brings terms of size X, which cancel. With X = 1e30
 * nothing remains of a result of size 1. Products about o bring terms c_i·c_j·⟨x_i − o, x_j − o⟩,
 * none above |c_i|·r_i·|c_j|·r_j.
 *
 * <p>The error, with u for the relative error of the numbers given (that of float sums over
 * blocks): let each product be wrong by at most u·r_i·r_j. Then for combinations y_a = Σ a_i·x_i
 * with Σ a_i = 1, and A = Σ |a_i|·r_i ≥ ‖y_a − o‖,
 *
 * <ul>
 *   <li>⟨y_a − o, y_b − o⟩ = Σ a_i·b_j·⟨x_i − o, x_j − o⟩ is wrong by at most u·A·B. So mapped
 *       points keep the same form, with the bounds A as their r.
 *   <li>‖y_a − y_b‖² is wrong by at most u·(A² + B² + 2AB) = u·(A + B)².
 * </ul>
 *
 * <p>A clipped vector c·x + (1 − c)·0 has A ≤ the radius about the origin, however long x is. In
 * Weiszfeld's iterations w_i = (1/d_i) / Σ_j (1/d_j) with d_i = max(ν, ‖x_i − z‖), so w_i·d_i is at
 * most the smallest d_j, for every i. And w_i·r_i ≤ w_i·(d_i + ‖z − o‖). So A about o is at most m
 * times the smallest d_j, and ‖z − o‖. In centered clipping a vector moves the centre by at most
 * τ/m, and so w_i·r_i ≤ (τ + ‖v − o‖)/m in each iteration. No bound contains the length of a far
 * vector. {@link Geometry} has two such points: the origin, and a centre of most of the vectors
 * ({@link Centre}), which lies near all honest ones if they are more than half. It uses products
 * only where distances have much larger terms; these keep more digits of near points.
 *
 * <p>Immutable, and safe for use by several threads. Products are computed when they are needed.
 */
final class CentredProducts {
  /**
   * Terms of distances may be larger than those of products by this factor before products are
   * used. Points of one scale stay below it.
   */
  private static final double SLACK = 16;

  /** What double arithmetic may leave of terms that cancel, as a share of their size. */
  static final double ROUNDING = 1e-13;

  private final double[] radii;
  private final Supplier<double[][]> source;
  private volatile double[][] products;

  private CentredProducts(double[] radii, Supplier<double[][]> source) {
    this.radii = radii;
    this.source = source;
  }

  /**
   * Returns products that are known.
   *
   * @param products a symmetric matrix, kept and not copied
   */
  static CentredProducts of(double[][] products) {
    double[] radii = new double[products.length];
    Arrays.setAll(radii, i -> Math.sqrt(products[i][i]));
    return of(radii, () -> products);
  }

  /**
   * Returns products that are computed when they are needed.
   *
   * @param radii r, kept and not copied
   * @param source computes them, always the same
   */
  static CentredProducts of(double[] radii, Supplier<double[][]> source) {
    return new CentredProducts(radii, source);
  }

  /** Returns r_i. */
  double radius(int i) {
    return radii[i];
  }

  /** Returns ⟨x_i − o, x_j − o⟩ of all points; not to be written. */
  double[][] products() {
    double[][] known = products;
    if (known == null) {
      known = source.get();
      products = known;
    }
    return known;
  }

  /** Returns Σ |w_i|·r_i. */
  double reach(double[] weights) {
    double reach = 0;
    for (int i = 0; i < weights.length; i++) {
      reach += weights[i] == 0 ? 0 : Math.abs(weights[i]) * radii[i];
    }
    return reach;
  }

  /** Returns the products of some of the points. */
  CentredProducts select(int[] points) {
    double[] chosen = Arrays.stream(points).mapToDouble(i -> radii[i]).toArray();
    return of(
        chosen,
        () -> {
          double[][] all = products();
          double[][] some = new double[points.length][points.length];
          for (int a = 0; a < points.length; a++) {
            for (int b = 0; b < points.length; b++) {
              some[a][b] = all[points[a]][points[b]];
            }
          }
          return some;
        });
  }

  /**
   * Returns the products of combinations of the points.
   *
   * @param rows for each combination weights that sum to 1, only read
   */
  CentredProducts map(double[][] rows) {
    double[] reaches = Arrays.stream(rows).mapToDouble(this::reach).toArray();
    return of(
        reaches,
        () -> {
          double[][] mapped = new double[rows.length][rows.length];
          for (int a = 0; a < rows.length; a++) {
            double[] toPoints = Barycentric.times(products(), rows[a]);
            for (int b = 0; b <= a; b++) {
              mapped[a][b] = Weights.sum(rows[b], toPoints);
              mapped[b][a] = mapped[a][b];
            }
          }
          return mapped;
        });
  }

  /**
   * Returns the products of the points and of one more, Σ w_i·x_i, as the last.
   *
   * @param weights w, which sum to 1, only read
   */
  CentredProducts with(double[] weights) {
    int n = radii.length;
    double[] more = Arrays.copyOf(radii, n + 1);
    more[n] = reach(weights);
    return of(
        more,
        () -> {
          double[] toPoints = Barycentric.times(products(), weights);
          double[][] grown = new double[n + 1][];
          for (int i = 0; i < n; i++) {
            grown[i] = Arrays.copyOf(products()[i], n + 1);
            grown[i][n] = toPoints[i];
          }
          grown[n] = Arrays.copyOf(toPoints, n + 1);
          grown[n][n] = Weights.sum(weights, toPoints);
          return grown;
        });
  }

  /** Returns ‖x_i − x_j‖² from products; 0 if it is no more than rounding may leave. */
  double squaredDistance(int i, int j) {
    double[][] all = products();
    double distance = all[i][i] + all[j][j] - 2 * all[i][j];
    double reach = radii[i] + radii[j];
    return distance > ROUNDING * reach * reach ? distance : 0;
  }

  /** Returns ⟨x_i − x_k, x_j − x_k⟩. */
  double productAround(int k, int i, int j) {
    double[][] all = products();
    return all[i][j] - all[i][k] - all[j][k] + all[k][k];
  }

  /**
   * Returns what serves the product ⟨x_i − x_k, x_j − x_k⟩ best.
   *
   * @param all products about several points
   * @param terms the size of the terms that distances would bring
   * @return those with the smallest error bound; null if distances will do
   */
  static CentredProducts best(List<CentredProducts> all, double terms, int k, int i, int j) {
    CentredProducts best = null;
    double least = Double.POSITIVE_INFINITY;
    for (CentredProducts products : all) {
      double[] r = products.radii;
      double bound = (r[i] + r[k]) * (r[j] + r[k]);
      if (bound < least) {
        least = bound;
        best = products;
      }
    }
    return terms > SLACK * least ? best : null;
  }
}
