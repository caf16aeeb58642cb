package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.rule.coordinate.MeanAround;
import java.util.Arrays;

/**
 * What bounds the mean of the values nearest to a centre, whatever attackers send, coordinate by
 * coordinate, and the strongest attack in which all send one vector.
 *
 * <p>Let the reference be positive; the other sign is the mirror image. The centre c is at least
 * c₀, its value for attackers at −∞. Among the honest values n are at most d(c) from c, the n-th
 * smallest distance. So every value that is kept is at least c − d(c), which never falls as c
 * grows, because d changes no faster than c. So it is at least f = c₀ − d(c₀). The n values that
 * are kept have a sum of at least a·f and the n − a smallest honest values from f on, where a ≤ q
 * are attackers'.
 */
public final class MeanAroundLimit {
  private final int byzantine;
  private final int trimmed;
  private final int keep;

  private MeanAroundLimit(Line line, MeanAround rule) {
    this.byzantine = line.byzantine();
    this.trimmed = rule.trimmed(line.workers(), line.declared());
    this.keep = rule.kept(line.workers(), line.declared());
  }

  /**
   * Returns a number that no attack gets below.
   *
   * @param line any line of attacks against the rule
   * @param rule the rule, without stages before it
   * @return the limit; −∞ if attackers may be kept at any value
   */
  public static double of(Line line, MeanAround rule) {
    return new MeanAroundLimit(line, rule).of(line);
  }

  private double of(Line line) {
    float[][] rows = line.honest().rows();
    if (keep > rows.length || byzantine > trimmed) {
      return Double.NEGATIVE_INFINITY;
    }
    return Blocks.sum(
        line.reference().length,
        1,
        line.compute(),
        (from, to, leaf) -> {
          double[] values = new double[rows.length];
          double sum = 0;
          for (int j = from; j < to; j++) {
            double r = line.reference()[j];
            if (r != 0) {
              for (int i = 0; i < values.length; i++) {
                values[i] = Math.signum(r) * rows[i][j];
              }
              Arrays.sort(values);
              sum += Math.abs(r) * least(values);
            }
          }
          leaf[0] = sum;
        })[0];
  }

  /** Returns the limit for ascending honest values and a positive reference. */
  private double least(double[] honest) {
    int m = honest.length + byzantine;
    double centre = 0;
    for (int rank = trimmed; rank < m - trimmed; rank++) {
      centre += honest[rank - byzantine];
    }
    centre /= m - 2 * trimmed;
    double c = centre;
    double farthest = Arrays.stream(honest).map(x -> Math.abs(x - c)).sorted().toArray()[keep - 1];
    double floor = centre - farthest;
    int attackers = Math.min(byzantine, keep);
    double sum = attackers * floor;
    int left = keep - attackers;
    for (int i = 0; i < honest.length && left > 0; i++) {
      if (honest[i] >= floor - 1e-12 * Math.abs(floor)) {
        sum += honest[i];
        left--;
      }
    }
    return sum / keep;
  }

  /**
   * Returns the vector with the least ⟨r, A⟩ if all attackers send one vector, up to the last bits
   * of floats: coordinate by coordinate, at an end of a piece.
   *
   * @param line any line of attacks against the rule
   * @return d new floats
   */
  public static float[] strongest(Line line) {
    float[] u = new float[line.reference().length];
    LineColumns columns = LineColumns.of(line);
    line.compute()
        .forEach(
            Blocks.count(u.length),
            () -> new Strongest(columns, columns.pieces(), u),
            (strongest, block) -> strongest.find(Blocks.from(block), Blocks.to(block, u.length)));
    return u;
  }

  /** Finds the strongest values, on one thread. */
  private record Strongest(HonestColumns honest, ColumnPieces pieces, float[] r, float[] u) {
    Strongest(LineColumns columns, ColumnPieces pieces, float[] u) {
      this(
          columns.sorted(pieces.ranks(columns.rows().length)),
          pieces,
          columns.line().reference(),
          u);
    }

    void find(int from, int to) {
      honest.forEach(
          from,
          to,
          j -> {
            pieces.set(honest.sorted(), honest, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            u[j] = strongest(pieces, r[j], honest.smallest());
          });
    }
  }

  private static float strongest(ColumnPieces pieces, double r, double any) {
    double least = Double.POSITIVE_INFINITY;
    float best = (float) any;
    for (int k = 0; k < pieces.count; k++) {
      double knot = pieces.knots[k];
      double before = r * (pieces.offsets[k] + pieces.slopes[k] * knot);
      double after = r * (pieces.offsets[k + 1] + pieces.slopes[k + 1] * knot);
      if (before < least) {
        least = before;
        best = Math.nextDown((float) knot);
      }
      if (after < least) {
        least = after;
        best = Math.nextUp((float) knot);
      }
    }
    return best;
  }
}
