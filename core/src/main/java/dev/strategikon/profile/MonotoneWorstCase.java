package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The worst cases over all attacks for a monotone coordinate rule without pre-aggregators. In each
 * coordinate all attackers are at one end of the honest values, or beyond it: for the product the
 * end that the reference points away from, for the distance the one that moves the aggregate
 * farther from the center. No attack does worse: raising a value never lowers the aggregate, and
 * beyond the honest values the aggregate stays constant.
 *
 * @param product the least ⟨r, A⟩; −∞ if nothing bounds it
 * @param vector the vector that all attackers send to reach it, d floats; null if it is −∞
 * @param squaredDistance the largest ‖A − c‖² for the center c; +∞ if nothing bounds it
 */
public record MonotoneWorstCase(double product, float[] vector, double squaredDistance) {
  /**
   * Computes the worst cases in one pass over the honest values.
   *
   * @param line any line of attacks against the rule; its base and direction are not used
   * @param center c, d floats, only read
   * @return the worst cases; empty for a rule that is not monotone or that mixes vectors, and for
   *     one with a guard
   */
  public static Optional<MonotoneWorstCase> of(Line line, float[] center) {
    int m = line.workers();
    if (line.rule().guard().isPresent()
        || line.rule().isGeometric()
        || line.rule().seesWholeVectors()
        || line.rule().mixesColumns()
        || !line.rule().columns().isMonotone(m, line.declared())) {
      return Optional.empty();
    }
    float[] r = line.reference();
    Reach reach = Reach.of(line);
    boolean bounded =
        line.compute()
            .shard()
            .all(IntStream.range(0, r.length).noneMatch(j -> reach.endless(r[j])));
    if (!bounded) { // nor is the distance, so no value is looked at
      return Optional.of(
          new MonotoneWorstCase(Double.NEGATIVE_INFINITY, null, Double.POSITIVE_INFINITY));
    }
    float[] u = new float[r.length];
    double[] sums = sums(line, center, u);
    return Optional.of(
        new MonotoneWorstCase(sums[0], u, reach.any() ? Double.POSITIVE_INFINITY : sums[1]));
  }

  /** Returns both sums, as if attackers' own values had no weight, and writes u. */
  private static double[] sums(Line line, float[] center, float[] u) {
    boolean votes = line.rule().columns().rankWeights(line.workers(), line.declared()).isEmpty();
    LineColumns columns = LineColumns.of(line);
    int[] all = IntStream.range(0, line.honest().count()).toArray();
    return Blocks.sum(
        u.length,
        2,
        line.compute(),
        () -> {
          HonestColumns honest = columns.sorted(all);
          ColumnPieces pieces = columns.pieces();
          return (from, to, leaf) -> {
            leaf[0] = 0;
            leaf[1] = 0;
            honest.forEach(
                from,
                to,
                j -> {
                  // The smallest value may be 0, which is no vote.
                  double low = votes ? Math.min(honest.smallest(), -1) : honest.smallest();
                  double high = votes ? Math.max(honest.largest(), 1) : honest.largest();
                  pieces.set(honest.sorted(), honest, low, high);
                  double atLow = pieces.at(low);
                  double atHigh = pieces.at(high);
                  double r = line.reference()[j];
                  if (r != 0) {
                    u[j] = (float) (r > 0 ? low : high);
                    leaf[0] += r * (r > 0 ? atLow : atHigh);
                  }
                  double distance =
                      Math.max(Math.abs(atLow - center[j]), Math.abs(atHigh - center[j]));
                  leaf[1] += distance * distance;
                });
          };
        });
  }

  /**
   * Where attackers' own values have a weight. They can move the q smallest ranks to −∞ and the q
   * largest to +∞.
   */
  private record Reach(boolean below, boolean above) {
    static Reach of(Line line) {
      double[] w =
          line.rule()
              .columns()
              .rankWeights(line.workers(), line.declared())
              .orElseGet(() -> new double[line.workers()]);
      int q = line.byzantine();
      return new Reach(
          IntStream.range(0, q).anyMatch(k -> w[k] != 0),
          IntStream.range(w.length - q, w.length).anyMatch(k -> w[k] != 0));
    }

    boolean any() {
      return below || above;
    }

    /** Returns whether nothing bounds r·A for a coordinate r of the reference. */
    boolean endless(float r) {
      return (below && r > 0) || (above && r < 0);
    }
  }
}
