package dev.strategikon.rule.bulyan;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Round;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The first half of Bulyan (El Mhamdi, Guerraoui and Rouault, ICML 2018): θ = m − 2q times, Krum
 * selects one of the remaining vectors and removes it. With r vectors remaining, a score sums
 * max(0, r − q − 2) neighbours.
 *
 * <p>Needs 4q + 2 &lt; m. Costs θ·m² operations in addition to the geometry.
 */
public record BulyanSelection() implements PreAggregator {
  /** The relative difference up to which rounding may separate equal scores. */
  private static final double ROUNDING = 1e-12;

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("bulyan", m, q, 4, 2, "4q + 2 < m");
  }

  @Override
  public int outputs(int m, int q) {
    return m - 2 * q;
  }

  @Override
  public LinearMap map(Geometry geometry, int q, Round round) {
    int m = geometry.count();
    int[][] nearest = new int[m][];
    for (int i = 0; i < m; i++) {
      nearest[i] = byDistance(geometry, i);
    }
    boolean[] taken = new boolean[m];
    int[] selected = new int[outputs(m, q)];
    for (int t = 0; t < selected.length; t++) {
      selected[t] = best(geometry, nearest, taken, Math.max(0, m - t - q - 2));
      taken[selected[t]] = true;
    }
    Arrays.sort(selected);
    return LinearMap.selection(m, selected);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    new BulyanBreakpoints(moving, q).addTo(breakpoints);
    return true;
  }

  /** Scores that differ by rounding alone are a tie, which goes to the lowest index. */
  private static int best(Geometry geometry, int[][] nearest, boolean[] taken, int neighbours) {
    double[] scores = new double[taken.length];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        scores[i] = score(geometry, i, nearest[i], taken, neighbours);
        least = Math.min(least, scores[i]);
      }
    }
    double most = least + ROUNDING * least;
    int first = 0;
    while (taken[first] || scores[first] > most) {
      first++;
    }
    return first;
  }

  private static double score(
      Geometry geometry, int i, int[] nearest, boolean[] taken, int neighbours) {
    double score = 0;
    int counted = 0;
    for (int k = 0; counted < neighbours; k++) {
      int j = nearest[k];
      if (!taken[j]) {
        score += geometry.squaredDistance(i, j);
        counted++;
      }
    }
    return score;
  }

  private static int[] byDistance(Geometry geometry, int i) {
    return IntStream.range(0, geometry.count())
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> geometry.squaredDistance(i, j)))
        .mapToInt(j -> j)
        .toArray();
  }
}
