package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.geometry.Quadratics;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;

/**
 * The breakpoints of {@link Faba} while the vectors move. The sums that it compares are quadratics
 * in t. Between the t at which the first vector removed changes, the sums of the second round are
 * quadratics too, and so on.
 */
final class FabaBreakpoints {
  private final double[][][] distances;
  private final int[] firstEqual;

  FabaBreakpoints(MovingGeometry moving) {
    int m = moving.count();
    this.firstEqual = moving.firstEqual();
    this.distances = new double[m][m][];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        distances[i][j] = moving.squaredDistance(i, j);
      }
    }
  }

  /** Adds all breakpoints in the interval. */
  void addTo(Breakpoints breakpoints, int q) {
    int[] all = new int[distances.length];
    Arrays.setAll(all, i -> i);
    remove(all, q, breakpoints.lo(), breakpoints.hi(), breakpoints);
  }

  /** Adds the breakpoints of the next removal and of all after it. */
  private void remove(int[] left, int more, double lo, double hi, Breakpoints breakpoints) {
    if (more == 0) {
      return;
    }
    double[][] sums = sums(left);
    Breakpoints changes = new Breakpoints(lo, hi);
    changes.addSelectionChanges(sums, left.length - 1);
    double[] cuts = changes.cuts();
    for (int c = 1; c < cuts.length; c++) {
      breakpoints.add(cuts[c]);
      double t = Breakpoints.interior(cuts[c - 1], cuts[c]);
      double[] values = Arrays.stream(sums).mapToDouble(sum -> Quadratics.value(sum, t)).toArray();
      int[] next =
          Arrays.stream(SmallestKeys.indices(values, left.length - 1)).map(a -> left[a]).toArray();
      remove(next, more - 1, cuts[c - 1], cuts[c], breakpoints);
    }
  }

  /** Returns Σ_j ‖x_i − x_j‖² over the vectors left; equal neighbours have one array. */
  private double[][] sums(int[] left) {
    double[][] sums = new double[left.length][];
    for (int a = 0; a < left.length; a++) {
      if (a > 0 && firstEqual[left[a]] == firstEqual[left[a - 1]]) {
        sums[a] = sums[a - 1];
        continue;
      }
      double[] sum = new double[3];
      for (int j : left) {
        for (int c = 0; c < sum.length; c++) {
          sum[c] += distances[left[a]][j][c];
        }
      }
      sums[a] = sum;
    }
    return sums;
  }
}
