package dev.strategikon.profile;

import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.coordinate.SignMajority;
import java.util.Optional;

/**
 * What a coordinate rule makes of one coordinate, as a function of the value u that all q attackers
 * send: pieces a + s·u between knots. Holds one column at a time; each thread has its own.
 */
abstract class ColumnPieces {
  /** Where the pieces meet, ascending; the first {@link #count} are in use. */
  final double[] knots;

  /** a of each piece; piece i ends at knot i. */
  final double[] offsets;

  /** s of each piece. */
  final double[] slopes;

  int count;

  ColumnPieces(int most) {
    this.knots = new double[most];
    this.offsets = new double[most + 1];
    this.slopes = new double[most + 1];
  }

  /**
   * Makes the pieces of a rule.
   *
   * @param honest h, how many honest vectors it sees
   * @param copies how many times it sees u
   * @param declared the q that it is declared
   * @return empty for a rule that is not known
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
   * Takes a column and makes its pieces between {@code from} and {@code to}; outside there need be
   * none.
   *
   * @param sorted the h honest values, ascending, equal ones by index
   * @param indices the index of each
   */
  abstract void set(double[] sorted, int[] indices, double from, double to);

  /** Returns the aggregate for a u, also where u is a knot. */
  abstract double at(double u);

  /** Returns whether the pieces meet at the knots. */
  abstract boolean isContinuous();

  void add(double knot, double offset, double slope) {
    if (offset == offsets[count] && slope == slopes[count]) {
      return;
    }
    knots[count++] = knot;
    offsets[count] = offset;
    slopes[count] = slope;
  }

  void begin(double offset, double slope) {
    count = 0;
    offsets[0] = offset;
    slopes[0] = slope;
  }
}
