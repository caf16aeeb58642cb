package dev.strategikon.rule;

import dev.strategikon.gradient.Geometry;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Krum (Definition 3 of the paper; Blanchard et al., NeurIPS 2017): the vector with the smallest
 * sum of squared distances to its nearest neighbours among the others.
 *
 * <p>Needs 2q + 2 &lt; m unless {@code neighbours} is given. Not tolerant: inner product
 * manipulation with a small ε makes the Byzantine vectors each other's nearest neighbours (Theorem
 * 2). Costs the geometry, m²/2·d multiply-adds, and m²·log m for the scores. Without attack it
 * learns slower than the mean, because it uses one vector of m.
 *
 * @param neighbours how many neighbours count; if empty m − q − 2, the paper's number. Libraries
 *     differ (ByzFL takes m − q − 1), and it changes who wins
 */
public record Krum(OptionalInt neighbours) implements GeometryRule {
  /** Checks that there is a neighbour to count. */
  public Krum {
    if (neighbours.isPresent() && neighbours.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "Krum needs at least 1 neighbour, not " + neighbours.getAsInt());
    }
  }

  /** Krum as the paper has it, with m − q − 2 neighbours. */
  public Krum() {
    this(OptionalInt.empty());
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkCounts("Krum", m, q);
    if (neighbours.isPresent()) {
      if (neighbours.getAsInt() > m - 1) {
        throw new IllegalArgumentException(
            "Krum cannot count %d neighbours: a vector among m = %d has %d"
                .formatted(neighbours.getAsInt(), m, m - 1));
      }
    } else if (2 * q + 2 >= m) {
      String most = m < 3 ? "it needs at least 3 vectors" : "it takes at most q = " + (m - 3) / 2;
      throw new IllegalArgumentException(
          "Krum needs 2q + 2 < m: with m = %d %s, not q = %d (neighbours=… lifts this)"
              .formatted(m, most, q));
    }
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] weights = new double[geometry.count()];
    weights[choose(scores(geometry, q))] = 1;
    return weights;
  }

  /**
   * Returns each vector's sum of squared distances to its nearest neighbours, added in ascending
   * order so that identical vectors have identical scores.
   */
  public double[] scores(Geometry geometry, int q) {
    int m = geometry.count();
    int count = neighbours.orElse(m - q - 2);
    double[] scores = new double[m];
    double[] distances = new double[m - 1];
    for (int i = 0; i < m; i++) {
      for (int j = 0, k = 0; j < m; j++) {
        if (j != i) {
          distances[k++] = geometry.squaredDistance(i, j);
        }
      }
      Arrays.sort(distances);
      for (int k = 0; k < count; k++) {
        scores[i] += distances[k];
      }
    }
    return scores;
  }

  /** The smallest score's index, the lowest in a tie; a NaN is never the smallest. */
  private static int choose(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] < scores[best] || (Double.isNaN(scores[best]) && !Double.isNaN(scores[i]))) {
        best = i;
      }
    }
    return best;
  }
}
