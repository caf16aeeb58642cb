package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import java.util.Optional;

/**
 * The worst that attackers can do to a rule of columns that is monotone and sees the vectors as
 * they are: coordinate by coordinate, all lie at the end of the honest values that the reference
 * points away from, or beyond it. No other values give less, because raising one never lowers the
 * aggregate, and beyond the honest values nothing changes any more.
 *
 * @param innerProduct ⟨r, A⟩, −∞ where the attackers' own values count
 * @param vector what all send, d floats; null where nothing holds them
 */
public record MonotoneWorstCase(double innerProduct, float[] vector) {
  /** Computes the worst case; empty for a rule that is not monotone, or mixes vectors. */
  public static Optional<MonotoneWorstCase> of(Line line) {
    int m = line.workers();
    if (line.rule().isGeometric()
        || line.rule().mixesColumns()
        || !line.rule().columns().isMonotone(m, line.declared())) {
      return Optional.empty();
    }
    if (isUnbounded(line)) {
      return Optional.of(new MonotoneWorstCase(Double.NEGATIVE_INFINITY, null));
    }
    boolean votes = line.rule().columns().rankWeights(m, line.declared()).isEmpty();
    float[] u = new float[line.reference().length];
    LineColumns columns = LineColumns.of(line);
    double[] sum =
        Blocks.sum(
            u.length,
            1,
            line.compute(),
            (from, to, leaf) -> {
              ColumnEvents events = columns.events();
              double product = 0;
              for (int j = from; j < to; j++) {
                double r = line.reference()[j];
                if (r != 0) {
                  ColumnPieces pieces = events.load(j);
                  // A vote must not be 0, as the smallest value may be.
                  double low = votes ? Math.min(events.smallest(), -1) : events.smallest();
                  double high = votes ? Math.max(events.largest(), 1) : events.largest();
                  u[j] = (float) (r > 0 ? low : high);
                  product += r * pieces.at(u[j]);
                }
              }
              leaf[0] = product;
            });
    return Optional.of(new MonotoneWorstCase(sum[0], u));
  }

  /**
   * The q smallest ranks can be brought to −∞, the q largest to +∞: has one a weight where the
   * reference would have it so?
   */
  private static boolean isUnbounded(Line line) {
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
    boolean unbounded = false;
    for (float r : line.reference()) {
      unbounded |= (below && r > 0) || (above && r < 0);
    }
    return line.compute().shard().any(unbounded);
  }
}
