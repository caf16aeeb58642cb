package dev.strategikon.audit;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.geometry.Quadratics;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.GeometryLine;
import dev.strategikon.profile.WeightPieces;
import dev.strategikon.rule.geometry.Krum;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The sufficient condition of Theorem 2 for Krum on real gradients, and the ε at which Krum fails.
 *
 * @param holds whether some ε &gt; 0 satisfies the condition
 * @param epsilon the largest ε that satisfies it; NaN if there is none
 * @param krumEpsilon the largest ε at which Krum outputs u; NaN if it never does, +∞ if there is no
 *     largest. It is for Krum by Definition 3 of the paper, for every audited rule
 */
public record Theorem2(boolean holds, double epsilon, double krumEpsilon) implements Serializable {
  /** Of more vectors the pieces of the line are too many: they grow with m². */
  private static final int MOST_VECTORS = WeightPieces.MOST_VECTORS;

  /**
   * Returns whether both ε are computed for so many vectors. Beyond 500 the search would take
   * hours.
   *
   * @param workers m
   * @return false if {@link #of} leaves both out
   */
  public static boolean isComputed(int workers) {
    return workers <= MOST_VECTORS;
  }

  /**
   * Computes both ε. If 2q + 2 &lt; m does not hold, without attackers, or for more vectors than
   * {@link #isComputed} says, both are NaN.
   *
   * @param question the input of the audit
   * @return the condition and both ε
   */
  public static Theorem2 of(Question question) {
    int m = question.workers();
    int q = question.byzantine();
    if (q == 0 || 2 * q + 2 >= m || !isComputed(m)) {
      return new Theorem2(false, Double.NaN, Double.NaN);
    }
    Aggregator krum = Aggregator.of(new Krum()).declaring(q);
    GeometryLine line = GeometryLine.of(IpmProfile.line(question, krum));
    double epsilon = sufficient(line.moving(), question.honest().count(), q);
    return new Theorem2(!Double.isNaN(epsilon), epsilon, krumEpsilon(line));
  }

  /** Returns the end of the last piece on which Krum chooses u. */
  private static double krumEpsilon(GeometryLine line) {
    double last = Double.NaN;
    WeightPieces pieces = WeightPieces.of(line).orElseThrow();
    for (WeightPieces.Piece piece : pieces.pieces()) {
      last = pieces.byzantine(piece) > 0 ? piece.hi() : last;
    }
    return last;
  }

  /**
   * Returns the largest ε with (m − q − 2)·δ² &gt; R, or NaN. Both sides are quadratics between the
   * ε at which the order of the distances ‖v_i − u‖² changes, or the smallest of them equals the
   * smallest honest distance.
   */
  private static double sufficient(MovingGeometry moving, int h, int q) {
    int m = h + q;
    double[] honest = {Double.POSITIVE_INFINITY, 0, 0};
    double[][] toAttackers = new double[h][];
    for (int i = 0; i < h; i++) {
      toAttackers[i] = moving.squaredDistance(i, h);
      for (int j = 0; j < i; j++) {
        honest[0] = Math.min(honest[0], moving.squaredDistance(i, j)[0]);
      }
    }
    Breakpoints orders = new Breakpoints(0, Double.POSITIVE_INFINITY);
    orders.addCrossings(toAttackers);
    for (double[] distance : toAttackers) {
      orders.addCrossings(distance, honest);
    }
    double[] cuts = orders.cuts();
    double largest = Double.NaN;
    for (int c = 1; c < cuts.length; c++) {
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      double[][] nearest = toAttackers.clone();
      Arrays.sort(nearest, Comparator.comparingDouble(d -> Quadratics.value(d, t)));
      double[] delta = Quadratics.value(nearest[0], t) < honest[0] ? nearest[0] : honest;
      double[] margin = new double[3];
      for (int k = 0; k < margin.length; k++) {
        margin[k] = (m - q - 2) * delta[k];
        for (int i = 0; i < m - 2 * q - 1; i++) {
          margin[k] -= nearest[i][k];
        }
      }
      Breakpoints roots = new Breakpoints(cuts[c - 1], cuts[c]);
      roots.addCrossings(margin, new double[3]);
      double[] ends = roots.cuts();
      for (int e = 1; e < ends.length; e++) {
        boolean holds = Quadratics.value(margin, Breakpoints.interior(ends[e - 1], ends[e])) > 0;
        largest = holds ? ends[e] : largest;
      }
    }
    return largest;
  }
}
