package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.rule.coordinate.MeanAround;
import java.util.Arrays;
import java.util.stream.IntStream;

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
 *
 * <p>If the values are some that a selection leaves, of which t = seen − q honest ones at least, c₀
 * is that of the t smallest honest values, and d(c) the distance of rank n + h − t, because h − t
 * of the nearest may be left out.
 */
public final class MeanAroundLimit {
  /** The relative difference up to which rounding may separate equal numbers. */
  private static final double ROUNDING = 1e-12;

  private final int byzantine;
  private final int seen;
  private final int trimmed;
  private final int keep;
  private final boolean isMoved;
  private final double[] honest;
  private final double[] distances;

  private MeanAroundLimit(Line line, MeanAround rule, int seen, boolean isMoved) {
    this.byzantine = line.byzantine();
    this.seen = seen;
    this.trimmed = rule.trimmed(seen, line.declared());
    this.keep = rule.kept(seen, line.declared());
    this.isMoved = isMoved;
    this.honest = new double[line.honest().count()];
    this.distances = new double[honest.length];
  }

  /**
   * Returns a number that no attack gets below.
   *
   * @param line any line of attacks; its rule is not used but for the number that it is told
   * @param rule the rule
   * @param seen how many vectors the rule sees, of which up to q are attackers'
   * @param isMoved whether the honest values are known up to a distance E only: the number is one
   *     that no attack gets farther below than 3·E
   * @return the limit; −∞ if attackers may be kept at any value
   */
  public static double of(Line line, MeanAround rule, int seen, boolean isMoved) {
    MeanAroundLimit any = new MeanAroundLimit(line, rule, seen, isMoved);
    if (any.nearest() > any.honest.length || any.byzantine > any.trimmed) {
      return Double.NEGATIVE_INFINITY;
    }
    LineColumns columns = LineColumns.of(line);
    int[] all = IntStream.range(0, any.honest.length).toArray();
    return Blocks.sum(
        line.reference().length,
        1,
        line.compute(),
        () -> {
          HonestColumns sorted = columns.sorted(all);
          MeanAroundLimit limit = new MeanAroundLimit(line, rule, seen, isMoved);
          return (from, to, leaf) -> {
            leaf[0] = 0;
            sorted.forEach(
                from, to, j -> leaf[0] += limit.least(sorted.sorted(), line.reference()[j]));
          };
        })[0];
  }

  /** Returns the rank of the distance from c that no kept value exceeds. */
  private int nearest() {
    return keep + honest.length - (seen - byzantine);
  }

  /** Returns the limit of r·A for ascending honest values. */
  private double least(double[] sorted, double r) {
    for (int i = 0; i < honest.length; i++) {
      honest[i] = r > 0 ? sorted[i] : -sorted[honest.length - 1 - i];
    }
    return r == 0 ? 0 : Math.abs(r) * least();
  }

  private double least() {
    double centre = 0;
    for (int rank = trimmed; rank < seen - trimmed; rank++) {
      centre += honest[rank - byzantine];
    }
    centre /= seen - 2 * trimmed;
    for (int i = 0; i < honest.length; i++) {
      distances[i] = Math.abs(honest[i] - centre);
    }
    Arrays.sort(distances);
    double floor = centre - distances[nearest() - 1];
    int attackers = Math.min(byzantine, keep);
    double sum = attackers * floor;
    int left = keep - attackers;
    for (int i = 0; i < honest.length && left > 0; i++) {
      // A moved value below the floor may be above it in truth.
      if (isMoved || honest[i] >= floor - ROUNDING * Math.abs(floor)) {
        sum += Math.max(floor, honest[i]);
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
