package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Quadratics;
import dev.strategikon.statistics.SmallestKeys;

/**
 * The score of one vector as attackers move along a line: the sum of the squared distances to its
 * nearest neighbours, a quadratic between the t at which these change. It is summed anew only after
 * such a t; most vectors have few of them.
 */
final class ScoreOnLine {
  /** So near a change, rounding may decide which neighbours are nearer. */
  private static final double NEAR = 1e-9;

  private final double[][] distances;
  private final int count;
  private final double[] changes;
  private int next;
  private double last = Double.NaN;
  private double[] score;

  /**
   * Prepares a score.
   *
   * @param distances the squared distances to all others, as quadratics
   * @param count how many of them are summed
   * @param changes all t at which the nearest ones may change, ascending
   */
  ScoreOnLine(double[][] distances, int count, double[] changes) {
    this.distances = distances;
    this.count = count;
    this.changes = changes;
  }

  /**
   * Returns the quadratic that the score is around t, not to be changed.
   *
   * @param t above the last one asked for
   */
  double[] at(double t) {
    while (next < changes.length && changes[next] <= last * (1 - NEAR)) {
      next++;
    }
    if (score == null || (next < changes.length && changes[next] <= t * (1 + NEAR))) {
      score = sum(t);
    }
    last = t;
    return score;
  }

  /** Returns the sum of the quadratics that are smallest at t. */
  private double[] sum(double t) {
    double[] values = new double[distances.length];
    for (int k = 0; k < distances.length; k++) {
      values[k] = Quadratics.value(distances[k], t);
    }
    double[] sum = new double[3];
    for (int k : SmallestKeys.indices(values, count)) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] += distances[k][c];
      }
    }
    return sum;
  }
}
