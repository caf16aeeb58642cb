package dev.strategikon.audit;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;

/**
 * The largest ‖A − v̄‖² over all attacks if it is known, and otherwise over the attacks tried.
 *
 * @param squaredDistance the largest ‖A − v̄‖²; +∞ if nothing bounds it
 * @param exact whether no attack moves A farther
 * @param attack the attack that reaches it, in words
 */
public record Farthest(double squaredDistance, boolean exact, String attack) {
  /** Returns that A goes as far as attackers like. */
  static Farthest unbounded(String attack, boolean exact) {
    return new Farthest(Double.POSITIVE_INFINITY, exact, attack);
  }

  /**
   * Returns ‖a − b‖² in double, with the same bits on any number of threads and shards.
   *
   * @param a d floats, only read
   * @param b d floats, only read
   * @param compute threads and shard
   * @return the squared distance
   */
  public static double squaredDistance(float[] a, float[] b, Compute compute) {
    return Blocks.sum(
        a.length,
        1,
        compute,
        (from, to, leaf) -> {
          double sum = 0;
          for (int j = from; j < to; j++) {
            double difference = (double) a[j] - b[j];
            sum += difference * difference;
          }
          leaf[0] = sum;
        })[0];
  }
}
