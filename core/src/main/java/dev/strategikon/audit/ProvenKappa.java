package dev.strategikon.audit;

import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.coordinate.Mean;
import dev.strategikon.rule.coordinate.Median;
import dev.strategikon.rule.coordinate.TrimmedMean;

/**
 * What is proven of κ, whatever the vectors are.
 *
 * <p>A rule is (q, κ)-robust if ‖A − x̄_S‖² ≤ κ/|S|·Σ_{i∈S} ‖x_i − x̄_S‖² for all m vectors and all
 * sets S of m − q of them (Allouah, Farhadkhani, Guerraoui, Gupta, Pinot and Stephan, "Fixing by
 * Mixing", AISTATS 2023). Here S is the h honest vectors, and b of the m are attackers'.
 *
 * <ul>
 *   <li><b>No rule has less than q/(m − 2q)</b> (same paper). Let m − q values be 0 and q be 1. For
 *       the zeros as S, A must be 0. For the ones and m − 2q zeros as S, the mean is q/(m − q) and
 *       the variance q·(m − 2q)/(m − q)², so A = 0 is off by q/(m − 2q) times that.
 *   <li><b>The mean of the values without the t smallest and t largest</b> has at most (2t − b)/(m
 *       − 2t), if t ≥ b. A coordinate of A lies between what attackers at −∞ and at +∞ make of it,
 *       because the rule is monotone. Each of these is the mean of a set T of n = m − 2t honest
 *       values. The k = 2t − b others have their mean on the other side of x̄, n/k times as far, so
 *       the variance is at least n/k times the square of x̄_T − x̄. For t = b = q this is the
 *       floor: no rule can promise less than the trimmed mean.
 *   <li>The same rule has at most (h − p)/p with p = t − b + 1, because the p smallest honest
 *       values are not above what attackers at −∞ make of it. For the median this is the smaller
 *       one.
 * </ul>
 */
final class ProvenKappa {
  private ProvenKappa() {}

  /**
   * Returns the least κ that a rule can have: q/(m − 2q), +∞ if 2q ≥ m.
   *
   * @param m the number of vectors
   * @param q how many of them are Byzantine
   */
  static double floor(int m, int q) {
    return 2 * q < m ? q / (m - 2.0 * q) : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns a κ that a rule has for any vectors: +∞ if it has none, NaN if nothing is proven here.
   *
   * @param rule the rule, told of q
   * @param m the number of vectors
   * @param byzantine how many of them are really Byzantine
   */
  static double of(Aggregator rule, int m, int byzantine) {
    if (!rule.stages().isEmpty() || rule.guard().isPresent()) {
      return Double.NaN;
    }
    Rule last = rule.rule();
    if (last instanceof Mean) {
      return trimmed(m, byzantine, 0);
    }
    if (last instanceof TrimmedMean) {
      return trimmed(m, byzantine, rule.declared(byzantine));
    }
    return last instanceof Median ? trimmed(m, byzantine, (m - 1) / 2) : Double.NaN;
  }

  private static double trimmed(int m, int byzantine, int t) {
    if (byzantine > t) {
      return Double.POSITIVE_INFINITY;
    }
    int h = m - byzantine;
    int p = t - byzantine + 1;
    return Math.min((2.0 * t - byzantine) / (m - 2 * t), (h - p) / (double) p);
  }
}
