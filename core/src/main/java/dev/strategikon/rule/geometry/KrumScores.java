package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.Requirements;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.QuickSelect;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * Krum's scores. The score of a vector is the sum of the squared distances to its nearest
 * neighbours among the others. Distances are added in ascending order, so identical vectors have
 * identical scores.
 *
 * @param neighbours the number of neighbours; empty for m − q − 2, the paper's number
 */
record KrumScores(OptionalInt neighbours) {
  /** The parameter of the rules that use these scores. */
  static final Parameter NEIGHBOURS =
      Parameter.optional("neighbours", "m-q-2", "how many nearest neighbours a score sums");

  /** Reads the parameter; empty for the default. */
  static OptionalInt neighbours(Arguments arguments) {
    return arguments.countOr("neighbours", "m-q-2");
  }

  KrumScores {
    if (neighbours.isPresent() && neighbours.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "Krum needs at least 1 neighbour, not " + neighbours.getAsInt());
    }
  }

  /** Checks m, q and the number of neighbours; {@code rule} is the name in messages. */
  void check(String rule, int m, int q) {
    if (neighbours.isPresent()) {
      Requirements.checkCounts(rule, m, q);
      if (neighbours.getAsInt() > m - 1) {
        throw new IllegalArgumentException(
            "%s(neighbours=%d) is out of range: with m = %d a vector has %d others"
                .formatted(rule, neighbours.getAsInt(), m, m - 1));
      }
    } else {
      Requirements.checkLimit(rule, m, q, 2, 2, "2q + 2 < m", " (neighbours=… lifts this)");
    }
  }

  /** Returns the scores of all vectors. */
  double[] of(Geometry geometry, int q) {
    return of(geometry, q, DoubleUnaryOperator.identity());
  }

  /**
   * Returns scores that sum a function of the squared distances.
   *
   * @param summand rises with its argument, so that the nearest neighbours stay the same
   */
  double[] of(Geometry geometry, int q, DoubleUnaryOperator summand) {
    int m = geometry.count();
    int count = count(m, q);
    double[] scores = new double[m];
    double[] distances = new double[m - 1];
    for (int i = 0; i < m; i++) {
      for (int j = 0, k = 0; j < m; j++) {
        if (j != i) {
          distances[k++] = geometry.squaredDistance(i, j);
        }
      }
      QuickSelect.moveSmallest(distances, count);
      Arrays.sort(distances, 0, count);
      for (int k = 0; k < count; k++) {
        scores[i] += summand.applyAsDouble(distances[k]);
      }
    }
    return scores;
  }

  /** Returns the number of neighbours that a score sums. */
  int count(int m, int q) {
    return neighbours.orElse(m - q - 2);
  }

  /**
   * Adds every t at which the set of the {@code selected} smallest scores may change. Between the t
   * at which the neighbours of a vector change, all scores are quadratics. Scores are continuous at
   * these t, so such a t is added only if scores are equal there too.
   */
  void addBreakpoints(MovingGeometry moving, int q, int selected, Breakpoints breakpoints) {
    int m = moving.count();
    int count = count(m, q);
    int[] firstEqual = moving.firstEqual();
    ScoreOnLine[] scores = new ScoreOnLine[m];
    Breakpoints neighbourhoods = new Breakpoints(breakpoints.lo(), breakpoints.hi());
    for (int i = 0; i < m; i++) {
      if (firstEqual[i] == i) {
        Breakpoints own = new Breakpoints(breakpoints.lo(), breakpoints.hi());
        double[][] row = row(moving, i, firstEqual);
        own.addSelectionChanges(row, count);
        scores[i] = new ScoreOnLine(row, count, own.points());
        neighbourhoods.addAll(own);
      }
    }
    double[] cuts = neighbourhoods.cuts();
    for (int c = 1; c < cuts.length; c++) {
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      double[][] here = new double[m][];
      for (int i = 0; i < m; i++) {
        here[i] = firstEqual[i] == i ? scores[i].at(t) : here[firstEqual[i]];
      }
      breakpoints.addSelectionChanges(here, selected, cuts[c - 1], cuts[c]);
    }
  }

  /** Returns the squared distances of one vector to all others, one array for equal vectors. */
  private static double[][] row(MovingGeometry moving, int i, int[] firstEqual) {
    double[][] row = new double[firstEqual.length - 1][];
    double[][] byPoint = new double[firstEqual.length][];
    for (int j = 0, k = 0; j < firstEqual.length; j++) {
      byPoint[j] = firstEqual[j] == j ? moving.squaredDistance(i, j) : byPoint[firstEqual[j]];
      if (j != i) {
        row[k++] = byPoint[j];
      }
    }
    return row;
  }
}
