package dev.strategikon.rule.bulyan;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.geometry.Quadratics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The breakpoints of Bulyan's selection while the vectors move. Between the t at which two
 * distances from one vector are equal, all scores of the first round are quadratics. Between the t
 * at which the vector with the smallest score changes, so are all scores of the second round, and
 * so on.
 */
final class BulyanBreakpoints {
  private final int m;
  private final int q;
  private final double[][][] distances;
  private final int[] firstEqual;

  BulyanBreakpoints(MovingGeometry moving, int q) {
    this.m = moving.count();
    this.q = q;
    this.distances = new double[m][m][];
    this.firstEqual = moving.firstEqual();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        distances[i][j] = moving.squaredDistance(i, j);
      }
    }
  }

  /** Adds all breakpoints in the interval. */
  void addTo(Breakpoints breakpoints) {
    Breakpoints orders = new Breakpoints(breakpoints.lo(), breakpoints.hi());
    for (int i = 0; i < m; i++) {
      if (firstEqual[i] == i) {
        double[][] row = distances[i];
        orders.addCrossings(
            IntStream.range(0, m)
                .filter(j -> firstEqual[j] == j)
                .mapToObj(j -> row[j])
                .toArray(double[][]::new));
      }
    }
    double[] cuts = orders.cuts();
    for (int c = 1; c < cuts.length; c++) {
      int[][] nearest = new int[m][];
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      for (int i = 0; i < m; i++) {
        nearest[i] = nearest(i, t);
      }
      breakpoints.add(cuts[c]);
      round(nearest, new boolean[m], 0, cuts[c - 1], cuts[c], breakpoints);
    }
  }

  /** Returns the other vectors by their distance from vector i at t. */
  private int[] nearest(int i, double t) {
    return IntStream.range(0, m)
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> Quadratics.value(distances[i][j], t)))
        .mapToInt(j -> j)
        .toArray();
  }

  /** Adds the breakpoints of one round and of all later ones, on an interval of constant orders. */
  private void round(
      int[][] nearest, boolean[] taken, int round, double lo, double hi, Breakpoints breakpoints) {
    int neighbours = Math.max(0, m - round - q - 2);
    if (round == m - 2 * q || neighbours == 0) {
      return; // Without neighbours the lowest index is selected for all t.
    }
    int[] remaining = IntStream.range(0, m).filter(i -> !taken[i]).toArray();
    double[][] scores = new double[remaining.length][];
    for (int k = 0; k < remaining.length; k++) {
      scores[k] = score(nearest[remaining[k]], remaining[k], taken, neighbours);
    }
    Breakpoints winners = new Breakpoints(lo, hi);
    winners.addSelectionChanges(scores, 1);
    double[] cuts = winners.cuts();
    for (int c = 1; c < cuts.length; c++) {
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      int best = 0;
      for (int k = 1; k < remaining.length; k++) {
        best = Quadratics.value(scores[k], t) < Quadratics.value(scores[best], t) ? k : best;
      }
      breakpoints.add(cuts[c]);
      boolean[] more = Arrays.copyOf(taken, m);
      more[remaining[best]] = true;
      round(nearest, more, round + 1, cuts[c - 1], cuts[c], breakpoints);
    }
  }

  private double[] score(int[] nearest, int i, boolean[] taken, int neighbours) {
    double[] score = new double[3];
    int counted = 0;
    for (int k = 0; counted < neighbours; k++) {
      int j = nearest[k];
      if (!taken[j]) {
        for (int c = 0; c < score.length; c++) {
          score[c] += distances[i][j][c];
        }
        counted++;
      }
    }
    return score;
  }
}
