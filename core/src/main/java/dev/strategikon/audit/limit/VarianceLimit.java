package dev.strategikon.audit.limit;

import dev.strategikon.gradient.Weights;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.geometry.Caf;
import dev.strategikon.rule.geometry.Smea;
import dev.strategikon.statistics.SymmetricEigen;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Limits of rules that look for a small variance. Let the weights of A be c_i/C, of which the
 * honest have the share C_H/C and attackers C_B/C, and λ the largest variance in any direction. Two
 * groups with means μ_H and μ_B have a variance of at least (C_H/C)·(C_B/C)·⟨μ_H − μ_B, r⟩²/‖r‖²
 * along r. So ⟨r, A⟩ ≥ ⟨r, μ_H⟩ − ‖r‖·√(λ·C_B/C_H).
 *
 * <ul>
 *   <li><b>SMEA.</b> λ is at most that of any n = m − q honest vectors. For every a ≤ q attackers
 *       and n − a honest ones, the variance of these along r takes its part of λ.
 *   <li><b>CAF.</b> Let Λ be the largest eigenvalue of the honest scatter Σ (v − v̄)(v − v̄)ᵀ. A
 *       round takes c_i·τ_i/max τ from each weight. If it took more from attackers than from the
 *       honest in every round, less than 2q would be taken in all, and the loop would not end. So
 *       there is a round before which attackers lost more than the honest, hence C_H − C_B ≥ h − q,
 *       and in which Σ_B c·τ ≤ Σ_H c·τ. There C·λ ≤ 2·Σ_H c·τ ≤ 2·(Λ + C_B·λ), hence λ ≤ 2Λ/(C −
 *       2C_B) ≤ 2Λ/(h − q). The best round has no larger λ. Before it less than 2q were taken, so
 *       C_H ≥ h − 2q, and C_B ≤ q.
 * </ul>
 */
final class VarianceLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final HonestPoints points;
  private final int declared;
  private final int h;
  private final int byzantine;

  private VarianceLimit(HonestPoints points, int declared) {
    this.points = points;
    this.declared = declared;
    this.h = points.count();
    this.byzantine = points.byzantine();
  }

  /** Returns the limit; −∞ if the rule is another, or there are too few honest vectors. */
  static double of(Rule rule, HonestPoints points, int declared) {
    VarianceLimit limit = new VarianceLimit(points, declared);
    if (rule instanceof Smea) {
      return limit.smea(points.workers() - declared);
    }
    return rule instanceof Caf ? limit.caf() : NONE;
  }

  private double caf() {
    // Before the best round less than 2·declared were taken.
    int left = h - 2 * declared;
    if (declared < byzantine || left < 1 || h <= byzantine) {
      return NONE;
    }
    double variance = 2 * scatter(IntStream.range(0, h).toArray()) / (h - byzantine);
    double mean = Smallest.sum(points.least(), left) / left;
    return mean - points.length() * Math.sqrt(variance * byzantine / left);
  }

  private double smea(int n) {
    if (n > h || byzantine >= n) {
      return NONE;
    }
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      most = Math.min(most, scatter(nearest(i, n)));
    }
    double limit = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= byzantine; a++) {
      limit = Math.min(limit, smea(n, a, most));
    }
    return limit;
  }

  /** Returns the limit if a of the n chosen are attackers', and their scatter is at most this. */
  private double smea(int n, int a, double most) {
    double share = (double) a / ((double) n * (n - a));
    if (!points.isExact() || !NeighbourSets.areFew(h, n - a)) {
      double mean = Smallest.sum(points.least(), n - a) / (n - a);
      return mean - points.length() * Math.sqrt(share * most);
    }
    double limit = Double.POSITIVE_INFINITY;
    for (int[] set : NeighbourSets.all(h, n - a)) {
      double[] products = Arrays.stream(set).mapToDouble(i -> points.least()[i]).toArray();
      double mean = Arrays.stream(products).sum() / products.length;
      double along = Arrays.stream(products).map(p -> (p - mean) * (p - mean)).sum();
      // In units of ‖r‖², like the products.
      double rest = most * points.length() * points.length() - along * (1 - HonestPoints.FLOATS);
      limit = rest < 0 ? limit : Math.min(limit, mean - Math.sqrt(share * rest));
    }
    return limit;
  }

  /** Returns the largest eigenvalue that the scatter of some honest vectors can have. */
  private double scatter(int[] which) {
    SymmetricEigen eigen =
        SymmetricEigen.of(points.known().select(which).productsAround(Weights.equal(which.length)));
    double known = Math.sqrt(Math.max(0, eigen.values()[eigen.largest()]));
    // A matrix whose rows move by δ_i moves by at most √Σ δ_i² in norm.
    double most = known * (1 + HonestPoints.FLOATS) + points.movedTogether();
    return most * most;
  }

  private int[] nearest(int i, int n) {
    double[] distances = points.farFrom(i);
    return IntStream.range(0, h)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> distances[j]))
        .limit(n)
        .mapToInt(j -> j)
        .toArray();
  }
}
