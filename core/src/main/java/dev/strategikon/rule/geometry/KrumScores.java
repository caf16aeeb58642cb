package dev.strategikon.rule.geometry;

import dev.strategikon.gradient.Geometry;
import dev.strategikon.rule.Requirements;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Krum's scores: each vector's sum of squared distances to its nearest neighbours among the others,
 * added in ascending order, so that identical vectors have identical scores.
 *
 * @param neighbours how many neighbours count; if empty m − q − 2, the paper's number
 */
record KrumScores(OptionalInt neighbours) {
  KrumScores {
    if (neighbours.isPresent() && neighbours.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "Krum needs at least 1 neighbour, not " + neighbours.getAsInt());
    }
  }

  void check(String rule, int m, int q) {
    if (neighbours.isPresent()) {
      Requirements.checkCounts(rule, m, q);
      if (neighbours.getAsInt() > m - 1) {
        throw new IllegalArgumentException(
            "%s cannot count %d neighbours: a vector among m = %d has %d"
                .formatted(rule, neighbours.getAsInt(), m, m - 1));
      }
    } else {
      Requirements.checkMost(rule, m, q, 2, 2, "2q + 2 < m", " (neighbours=… lifts this)");
    }
  }

  double[] of(Geometry geometry, int q) {
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
}
