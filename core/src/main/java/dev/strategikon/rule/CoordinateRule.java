package dev.strategikon.rule;

import dev.strategikon.kernel.Kernels;
import java.util.Optional;

/** A rule that sees one coordinate of all m vectors at a time. */
public non-sealed interface CoordinateRule extends Rule {
  /** Aggregates ranges of coordinates; may hold scratch memory, so each thread has its own. */
  @FunctionalInterface
  interface Kernel {
    /**
     * Aggregates coordinates [from, to) of all rows.
     *
     * @param rows m × d, only read
     * @param out d floats, of which [from, to) are written
     */
    void aggregate(float[][] rows, int from, int to, float[] out);
  }

  /**
   * Returns a new kernel for m vectors of which q may be Byzantine; {@link #check} has passed them.
   */
  Kernel kernel(int m, int q, Kernels kernels);

  /**
   * Returns the share of each rank in the aggregate of one coordinate; they sum to 1, or to 0 where
   * nothing decides. For most rules a rank's share is its weight in a weighted mean, the same for
   * all columns.
   *
   * @param sorted the m values, ascending
   * @return m shares, the smallest value's first, owned by the caller
   */
  double[] shares(float[] sorted, int q);

  /**
   * Returns the weight of each rank, the smallest value's first, where the rule is a weighted mean
   * of ranks with the same weights in all columns; empty where it is not.
   */
  default Optional<double[]> rankWeights(int m, int q) {
    return Optional.empty();
  }

  /** Returns whether a larger value never makes the aggregate smaller. */
  default boolean isMonotone(int m, int q) {
    return rankWeights(m, q).isPresent();
  }
}
