package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.statistics.SmallestKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Minimum diameter averaging (Rousseeuw 1985; El Mhamdi, Guerraoui and Rouault, 2021).
 *
 * <p>The search tries subsets in lexicographic order. It skips all subsets that begin with a pair
 * whose distance is not below the best diameter, and all that too few near vectors can complete.
 */
public record Mda() implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "mda",
          "The mean of those m - q vectors that have the smallest diameter.",
          "El Mhamdi, Guerraoui and Rouault, 2021",
          List.of(),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i / (m − q)
              S: the subset of size m − q with the smallest max_{i,j ∈ S} ‖x_i − x_j‖
              """,
              "q < m. The guarantee needs 2q < m.",
              "The geometry, and an exact search over the subsets of size m − q. The search skips"
                  + " subsets that cannot win; it refuses more than 1e9 of them.",
              "If attackers stay among the honest vectors: they are kept. If m and q are so large"
                  + " that it refuses."),
          arguments -> new Mda());

  private static final double MOST = 1e9;

  /** The relative difference up to which rounding may separate equal distances. */
  private static final double ROUNDING = 1e-12;

  /** Subsets per second, for the estimate. It is cautious: no case as slow as this was found. */
  private static final double PER_SECOND = 1e7;

  @Override
  public void check(int m, int q) {
    Requirements.checkRemainder("mda", m, q);
    SubsetLimit.check("mda", m, q, MOST, PER_SECOND);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    return SmallestKeys.meanWeights(
        geometry.count(), new Search(distances(geometry), geometry.count() - q).run());
  }

  /** Diameters are distances, so the choice changes only where two distances are equal. */
  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int[] firstEqual = moving.firstEqual();
    List<double[]> distances = new ArrayList<>();
    for (int i = 0; i < firstEqual.length; i++) {
      for (int j = 0; j < i; j++) {
        if (firstEqual[i] == i && firstEqual[j] == j) {
          distances.add(moving.squaredDistance(i, j));
        }
      }
    }
    breakpoints.addCrossings(distances.toArray(double[][]::new));
    return true;
  }

  /** Returns the squared distances; those that differ by rounding alone are made one. */
  private static double[][] distances(Geometry geometry) {
    int m = geometry.count();
    double[][] distances = new double[m][];
    Arrays.setAll(distances, geometry::squaredDistancesFrom);
    double[] sorted = Arrays.stream(distances).flatMapToDouble(Arrays::stream).sorted().toArray();
    double[] made = sorted.clone();
    for (int k = 1; k < made.length; k++) {
      made[k] = isTie(made[k - 1], sorted[k]) ? made[k - 1] : sorted[k];
    }
    for (double[] row : distances) {
      Arrays.setAll(row, j -> made[Arrays.binarySearch(sorted, row[j])]);
    }
    return distances;
  }

  private static boolean isTie(double smaller, double larger) {
    return larger < Double.POSITIVE_INFINITY && larger - smaller <= ROUNDING * larger;
  }

  /** A depth-first search in lexicographic order: the first of several best subsets is chosen. */
  private static final class Search {
    private final double[][] distances;
    private final int size;
    private final int[] chosen;
    private int[] best;
    private double bestDiameter = Double.POSITIVE_INFINITY;

    Search(double[][] distances, int size) {
      this.distances = distances;
      this.size = size;
      this.chosen = new int[size];
    }

    int[] run() {
      int m = distances.length;
      int[] all = new int[m];
      Arrays.setAll(all, i -> i);
      if (size == m) {
        return all;
      }
      // The diameter of any subset is a bound: begin with each vector and its nearest ones. A
      // subset
      // with an equal diameter that comes earlier must still be found, hence the next larger
      // number.
      for (int i = 0; i < m; i++) {
        int[] nearest = SmallestKeys.indices(distances[i], size);
        bestDiameter = Math.min(bestDiameter, Math.nextUp(diameter(nearest)));
      }
      extend(0, all, m, 0);
      // Where every subset has an infinite diameter, the first one is chosen.
      return best == null ? Arrays.copyOf(all, size) : best;
    }

    /**
     * Extends the chosen vectors by each of the candidates in turn.
     *
     * @param count how many vectors are chosen
     * @param candidates the vectors nearer than the best diameter to all chosen ones, ascending
     * @param number how many candidates there are
     * @param diameter the diameter of the chosen vectors
     */
    private void extend(int count, int[] candidates, int number, double diameter) {
      if (count == size) {
        best = chosen.clone();
        bestDiameter = diameter;
        return;
      }
      int[] next = new int[number];
      for (int c = 0; c + size - count <= number; c++) {
        int added = candidates[c];
        chosen[count] = added;
        double grown = diameter;
        for (int i = 0; i < count; i++) {
          grown = Math.max(grown, distances[chosen[i]][added]);
        }
        if (!(grown < bestDiameter)) {
          continue;
        }
        int remaining = 0;
        for (int k = c + 1; k < number; k++) {
          if (distances[added][candidates[k]] < bestDiameter) {
            next[remaining++] = candidates[k];
          }
        }
        if (remaining >= size - count - 1) {
          extend(count + 1, next, remaining, grown);
        }
      }
    }

    private double diameter(int[] subset) {
      double diameter = 0;
      for (int i : subset) {
        for (int j : subset) {
          diameter = Math.max(diameter, distances[i][j]);
        }
      }
      return diameter;
    }
  }
}
