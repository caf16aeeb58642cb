package dev.strategikon.profile;

import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.coordinate.SignMajority;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The aggregate of one coordinate as a function of the value u that all q attackers send. It is
 * linear, a + s·u, on pieces between knots. Holds one column at a time; each thread needs its own.
 */
abstract class ColumnPieces {
  /** The knots between the pieces, ascending; the first {@link #count} are in use. */
  final double[] knots;

  /** The offset a of each piece. Piece i ends at knot i. */
  final double[] offsets;

  /** The slope s of each piece. */
  final double[] slopes;

  /** The number of knots; there is one piece more. */
  int count;

  /** Creates the memory for at most {@code most} knots. */
  ColumnPieces(int most) {
    this.knots = new double[most];
    this.offsets = new double[most + 1];
    this.slopes = new double[most + 1];
  }

  /**
   * Returns the pieces of a rule.
   *
   * @param rule the rule
   * @param honest h, the number of honest values in a column
   * @param copies how many times a column has u
   * @param declared q as it is declared to the rule
   * @return the pieces, without a column; empty if the rule's pieces are not known
   */
  static Optional<ColumnPieces> of(CoordinateRule rule, int honest, int copies, int declared) {
    int m = honest + copies;
    Optional<double[]> weights = rule.rankWeights(m, declared);
    if (weights.isPresent()) {
      return Optional.of(new RankPieces(weights.get(), honest));
    }
    if (rule instanceof MeanAround around) {
      return Optional.of(
          new MeanAroundPieces(
              honest, copies, around.trimmed(m, declared), around.kept(m, declared)));
    }
    return rule instanceof SignMajority ? Optional.of(new SignPieces(copies)) : Optional.empty();
  }

  /**
   * Returns the ranks of the honest values that {@link #set} and {@link #at} look at, from 0,
   * ascending.
   *
   * @param honest h, the number of honest values in a column
   */
  int[] ranks(int honest) {
    return IntStream.range(0, honest).toArray();
  }

  /**
   * Takes a column and finds its pieces for u in [from, to]. Outside of this interval there may be
   * none.
   *
   * @param sorted the h honest values, ascending, at least those of the {@link #ranks}; kept and
   *     not copied
   * @param order their order; kept
   */
  abstract void set(double[] sorted, ColumnOrder order, double from, double to);

  /** Returns the aggregate for any u, a knot or not. */
  abstract double at(double u);

  /** Returns whether the aggregate is continuous at the knots. */
  abstract boolean isContinuous();

  /** Adds a piece after a knot, unless it continues the last piece. */
  void add(double knot, double offset, double slope) {
    if (offset == offsets[count] && slope == slopes[count]) {
      return;
    }
    knots[count++] = knot;
    offsets[count] = offset;
    slopes[count] = slope;
  }

  /** Starts with the first piece. */
  void begin(double offset, double slope) {
    count = 0;
    offsets[0] = offset;
    slopes[0] = slope;
  }
}
