package dev.strategikon.rule;

import dev.strategikon.kernel.Kernels;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A rule that sees one coordinate of all m vectors at a time.
 *
 * <p>NaN and infinities: the rule is defined for finite values only (see {@link Rule}). Mutability:
 * it never writes the rows. Thread-safety: the rule is immutable and safe for use by several
 * threads; a kernel holds scratch memory, so each thread needs its own.
 *
 * <p>Assumptions: {@link #check} has passed m and q, and all rows have the same length.
 *
 * <p>Guarantees: a coordinate of the aggregate depends on the m values of that coordinate alone. So
 * ranges of coordinates may be aggregated in any order, by any thread and on any shard, with the
 * same bits.
 *
 * <p>Example:
 *
 * <pre>{@code
 * CoordinateRule rule = new Median();
 * rule.check(rows.length, q);
 * rule.kernel(rows.length, q, Kernels.active()).aggregate(rows, 0, d, out);
 * }</pre>
 */
public non-sealed interface CoordinateRule extends Rule {
  /** Aggregates ranges of coordinates. It may hold scratch memory: each thread needs its own. */
  @FunctionalInterface
  interface Kernel {
    /**
     * Aggregates coordinates [from, to).
     *
     * @param rows m rows of d floats, only read
     * @param from the first coordinate
     * @param to one past the last coordinate
     * @param out d floats, of which [from, to) are written
     */
    void aggregate(float[][] rows, int from, int to, float[] out);
  }

  /**
   * A kernel of a rule whose choices may tie. Mixed values that tie on paper differ by what float
   * rounds, which must not decide.
   */
  interface TieKernel extends Kernel {
    /**
     * Aggregates columns of mixed values. Where choices differ by no more than rounding may, it
     * chooses by the values in double, and a tie goes to the lowest index.
     *
     * @param rows m rows of mixed values, only read
     * @param count how many columns, from 0 on
     * @param noise what the value of a column may be off by rounding, for each column, only read
     * @param mixed the m values of a column in double, off by less than 1e-7 of its noise
     * @param out its first {@code count} numbers are written
     */
    void aggregateMixed(
        float[][] rows, int count, double[] noise, IntFunction<double[]> mixed, float[] out);
  }

  /**
   * Returns a new kernel for one thread.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @param kernels the loops over coordinates
   * @return a kernel for m rows
   */
  Kernel kernel(int m, int q, Kernels kernels);

  /**
   * Returns the share of each rank in the aggregate of one coordinate. The shares sum to 1, or to 0
   * if no value decides the aggregate. For most rules the share of a rank is its weight in a
   * weighted mean, the same for all coordinates.
   *
   * @param sorted the m values, ascending, only read
   * @param q the declared number of Byzantine vectors
   * @return m shares, that of the smallest value first, owned by the caller
   */
  double[] shares(float[] sorted, int q);

  /**
   * Returns the weight of each rank if the rule is a weighted mean of ranks with the same weights
   * for all coordinates.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return m weights, that of the smallest value first; empty if the rule is no such mean
   */
  default Optional<double[]> rankWeights(int m, int q) {
    return Optional.empty();
  }

  /**
   * Returns whether the rule is monotone: a larger value never makes the aggregate smaller.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return whether it is monotone
   */
  default boolean isMonotone(int m, int q) {
    return rankWeights(m, q).isPresent();
  }
}
