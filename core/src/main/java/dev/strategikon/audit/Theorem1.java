package dev.strategikon.audit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Shard;
import dev.strategikon.gradient.Gradients;
import java.io.Serializable;

/**
 * The condition of Theorem 1 on real gradients: the share of the coordinates with |g_j| &lt;
 * σ_j/√(h − 1). Here g is the reference, and σ_j the standard deviation of the honest values, with
 * h − 1 in the denominator.
 *
 * @param share from 0 to 1; 0 for one honest gradient, which has no deviation
 */
public record Theorem1(double share) implements Serializable {
  /**
   * Computes the share among all coordinates.
   *
   * @param question the input of the audit
   * @return the share
   */
  public static Theorem1 of(Question question) {
    int own = question.honest().dimension();
    return of(question, 0, question.compute().shard().dimension(own));
  }

  /**
   * Computes the share among some coordinates, for instance those of a layer.
   *
   * @param question the input of the audit
   * @param from the first coordinate, by its number among all d
   * @param to one past the last coordinate
   * @return the share
   * @throws IllegalArgumentException unless 0 ≤ from &lt; to ≤ d
   */
  public static Theorem1 of(Question question, int from, int to) {
    Gradients honest = question.honest();
    Shard shard = question.compute().shard();
    int dimension = shard.dimension(honest.dimension());
    if (from < 0 || from >= to || to > dimension) {
      throw new IllegalArgumentException(
          "Expected 0 <= from < to <= d, got from %d to %d with d = %d"
              .formatted(from, to, dimension));
    }
    int h = honest.count();
    if (h == 1) {
      return new Theorem1(0);
    }
    float[][] rows = honest.rows();
    float[] reference = question.reference();
    // Counts are whole numbers, so their sum is exact in any order.
    double[] number =
        Blocks.sum(
            honest.dimension(),
            1,
            question.compute(),
            (first, last, leaf) -> {
              double count = 0;
              int end = Math.min(last, to - shard.from());
              for (int j = Math.max(first, from - shard.from()); j < end; j++) {
                count += isWithinSpread(rows, j, reference[j]) ? 1 : 0;
              }
              leaf[0] = count;
            });
    return new Theorem1(number[0] / (to - from));
  }

  /**
   * Returns whether |g| < σ/√(h − 1) with σ² = Σ (v_i − v̄)²/(h − 1). No root is needed: this is
   * g²·(h − 1)² < Σ (v_i − v̄)².
   */
  private static boolean isWithinSpread(float[][] rows, int j, double g) {
    double scaled = g * (rows.length - 1);
    return scaled * scaled < squares(rows, j);
  }

  /** Returns Σ (v_i − v̄)² of a coordinate. */
  static double squares(float[][] rows, int j) {
    double sum = 0;
    for (float[] row : rows) {
      sum += row[j];
    }
    double mean = sum / rows.length;
    double squares = 0;
    for (float[] row : rows) {
      squares += (row[j] - mean) * (row[j] - mean);
    }
    return squares;
  }
}
