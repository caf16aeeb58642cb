package dev.strategikon.audit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What both theorems assume in print, measured on real gradients.
 *
 * <ul>
 *   <li>Theorem 1 takes one σ for all coordinates: E[((v_i)_j − g_j)²] ≥ σ² for every j, and max_j
 *       |g_j| &lt; σ/√(h − 1). The largest such σ is min_j σ_j.
 *   <li>Theorem 2 takes m = 2q + 3, ‖v_i − v̄‖² ≤ ‖v̄‖² for every i, ‖v_i − v_j‖² ≥ β² for every
 *       pair, ε²‖v̄‖² ≤ β², and m − q &gt; 2(ε + 2)²/ε² + 2.
 * </ul>
 *
 * <p>{@link Theorem1} and {@link Theorem2} have the sharper conditions.
 *
 * @param largest max_j |g_j|, where g is the reference
 * @param leastDeviation min_j σ_j, with h − 1 in the denominator of σ_j²; 0 for one gradient
 * @param length ‖v̄‖
 * @param deviation σ = √(Σ_j σ_j²), the noise of a gradient's length; 0 for one gradient
 * @param spread max_i ‖v_i − v̄‖²/‖v̄‖²; NaN for v̄ = 0
 * @param separation min over pairs of ‖v_i − v_j‖²/‖v̄‖², which is the largest β²/‖v̄‖²; NaN for v̄
 *     = 0, +∞ for one gradient
 */
public record Premises(
    double largest,
    double leastDeviation,
    double length,
    double deviation,
    double spread,
    double separation)
    implements Serializable {
  /**
   * Measures the gradients.
   *
   * @param question the input of the audit
   * @return the quantities
   */
  public static Premises of(Question question) {
    Gradients honest = question.honest();
    int h = honest.count();
    double[] extremes = extremes(question);
    Geometry geometry = Geometry.of(honest, question.compute());
    double[] equal = new double[h];
    Arrays.fill(equal, 1.0 / h);
    double square = 0;
    for (int i = 0; i < h; i++) {
      square += geometry.product(i, equal) / h;
    }
    double[] toMean = geometry.squaredDistancesTo(equal);
    double farthest = Arrays.stream(toMean).max().orElseThrow();
    double squares = Arrays.stream(toMean).sum();
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      for (int j = 0; j < i; j++) {
        nearest = Math.min(nearest, geometry.squaredDistance(i, j));
      }
    }
    boolean isZero = !(square > 0);
    return new Premises(
        extremes[0],
        h == 1 ? 0 : Math.sqrt(extremes[1] / (h - 1)),
        Math.sqrt(Math.max(0, square)),
        h == 1 ? 0 : Math.sqrt(squares / (h - 1)),
        isZero ? Double.NaN : farthest / square,
        isZero ? Double.NaN : nearest / square);
  }

  /**
   * Returns max_j |g_j|·√(h − 1)/min_j σ_j: Theorem 1 as printed asks for less than 1.
   *
   * @param h the number of honest gradients
   * @return the quotient; NaN for one gradient
   */
  public double theorem1(int h) {
    return largest * Math.sqrt(h - 1.0) / leastDeviation;
  }

  /**
   * Returns Var = (1/h)·Σ ‖v_i − v̄‖², with h in the denominator.
   *
   * @param h the number of honest gradients
   * @return the variance; 0 for one gradient
   */
  public double variance(int h) {
    return deviation * deviation * (h - 1) / h;
  }

  /** {@return whether every v_i is as near to v̄ as Theorem 2 asks} */
  public boolean isNear() {
    return spread <= 1;
  }

  /** {@return the largest ε with ε²‖v̄‖² ≤ β²} */
  public double mostEpsilon() {
    return Math.sqrt(separation);
  }

  /**
   * Returns the ε above which h &gt; 2(ε + 2)²/ε² + 2.
   *
   * @param h m − q, the number of honest gradients
   * @return the bound, which itself does not count; +∞ for h ≤ 4, where no ε is enough
   */
  public static double leastEpsilon(int h) {
    return h <= 4 ? Double.POSITIVE_INFINITY : 2 / (Math.sqrt((h - 2) / 2.0) - 1);
  }

  /** Returns max_j |g_j| and min_j Σ_i (v_ij − v̄_j)². A minimum has the same bits in any order. */
  private static double[] extremes(Question question) {
    float[][] rows = question.honest().rows();
    float[] reference = question.reference();
    int dimension = question.honest().dimension();
    Compute compute = question.compute();
    double[][] blocks = new double[Blocks.count(dimension)][];
    compute.forEach(
        blocks.length,
        block -> {
          double[] found = {0, Double.POSITIVE_INFINITY};
          for (int j = Blocks.from(block); j < Blocks.to(block, dimension); j++) {
            found[0] = Math.max(found[0], Math.abs(reference[j]));
            found[1] = Math.min(found[1], Theorem1.squares(rows, j));
          }
          blocks[block] = found;
        });
    double[] own = {0, Double.POSITIVE_INFINITY};
    for (double[] found : blocks) {
      merge(own, found);
    }
    double[] all = {0, Double.POSITIVE_INFINITY};
    for (double[] shard : compute.shard().gather(own)) {
      merge(all, shard);
    }
    return all;
  }

  private static void merge(double[] into, double[] found) {
    into[0] = Math.max(into[0], found[0]);
    into[1] = Math.min(into[1], found[1]);
  }
}
