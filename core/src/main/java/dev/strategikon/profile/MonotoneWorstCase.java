package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The worst case over all attacks for a monotone coordinate rule without pre-aggregators. In each
 * coordinate all attackers are at one end of the honest values, or beyond it: for the product the
 * end that the reference points away from, for the distance the one that moves the aggregate
 * farther from the reference. No attack does worse: raising a value never lowers the aggregate, and
 * beyond the honest values the aggregate stays constant.
 *
 * @param value ⟨r, A⟩ or −‖A − r‖²; −∞ if the rule gives weight to the attackers' own values
 * @param vector the vector that all attackers send, d floats; null if the value is −∞
 */
public record MonotoneWorstCase(double value, float[] vector) {
  /**
   * Computes the worst case.
   *
   * @param line any line of attacks against the rule; its base and direction are not used
   * @param objective the attackers' aim
   * @return the worst case; empty for a rule that is not monotone or that mixes vectors, and for
   *     one with a guard
   */
  public static Optional<MonotoneWorstCase> of(Line line, Objective objective) {
    int m = line.workers();
    if (line.rule().guard().isPresent()
        || line.rule().isGeometric()
        || line.rule().seesWholeVectors()
        || line.rule().mixesColumns()
        || !line.rule().columns().isMonotone(m, line.declared())) {
      return Optional.empty();
    }
    if (isUnbounded(line, objective)) {
      return Optional.of(new MonotoneWorstCase(Double.NEGATIVE_INFINITY, null));
    }
    boolean votes = line.rule().columns().rankWeights(m, line.declared()).isEmpty();
    float[] u = new float[line.reference().length];
    LineColumns columns = LineColumns.of(line);
    int[] all = IntStream.range(0, line.honest().count()).toArray();
    double[] sum =
        Blocks.sum(
            u.length,
            1,
            line.compute(),
            () -> {
              HonestColumns honest = columns.sorted(all);
              ColumnPieces pieces = columns.pieces();
              return (from, to, leaf) -> {
                leaf[0] = 0;
                honest.forEach(
                    from,
                    to,
                    j -> {
                      double r = line.reference()[j];
                      if (r != 0 || objective == Objective.DISTANCE) {
                        // The smallest value may be 0, which is no vote.
                        double low = votes ? Math.min(honest.smallest(), -1) : honest.smallest();
                        double high = votes ? Math.max(honest.largest(), 1) : honest.largest();
                        pieces.set(honest.sorted(), honest, low, high);
                        double atLow = term(objective, r, pieces.at(low));
                        double atHigh = term(objective, r, pieces.at(high));
                        boolean isLow =
                            objective == Objective.INNER_PRODUCT ? r > 0 : atLow <= atHigh;
                        u[j] = (float) (isLow ? low : high);
                        leaf[0] += isLow ? atLow : atHigh;
                      }
                    });
              };
            });
    return Optional.of(new MonotoneWorstCase(sum[0], u));
  }

  /** Returns what a coordinate adds to the value. */
  private static double term(Objective objective, double r, double aggregate) {
    return objective == Objective.INNER_PRODUCT
        ? r * aggregate
        : -(aggregate - r) * (aggregate - r);
  }

  /**
   * Returns whether the value has no lower bound. Attackers can move the q smallest ranks to −∞ and
   * the q largest to +∞. So there is no bound if one of these has a weight and, for the product,
   * the reference has the matching sign somewhere.
   */
  private static boolean isUnbounded(Line line, Objective objective) {
    int q = line.byzantine();
    Optional<double[]> weights = line.rule().columns().rankWeights(line.workers(), line.declared());
    if (weights.isEmpty()) {
      return false;
    }
    double[] w = weights.get();
    boolean below = false;
    boolean above = false;
    for (int k = 0; k < q; k++) {
      below |= w[k] != 0;
      above |= w[w.length - 1 - k] != 0;
    }
    if (objective == Objective.DISTANCE) {
      return below || above;
    }
    boolean unbounded = false;
    for (float r : line.reference()) {
      unbounded |= (below && r > 0) || (above && r < 0);
    }
    return line.compute().shard().any(unbounded);
  }
}
