package dev.strategikon.kernel;

/**
 * Sums over vectors, coordinate by coordinate, in the order of the rows, and in double where a sum
 * is a result. Bound by memory: each value is read once, in runs of a few thousand, which memory
 * delivers about twice as fast as short ones.
 */
public interface SumKernels {
  /**
   * Returns the first coordinate in [from, to) that is NaN or infinite, or −1.
   *
   * @param row only read
   */
  int firstNonFinite(float[] row, int from, int to);

  /**
   * Writes Σ_i x_ij for {@code count} coordinates from {@code from} on.
   *
   * @param sums its first {@code count} numbers are written
   */
  void sum(float[][] rows, int from, int count, double[] sums);

  /**
   * Writes Σ_i (x_ij − c_j)² for {@code count} coordinates from {@code from} on.
   *
   * @param centre c, only read
   * @param sums its first {@code count} numbers are written
   */
  void sumSquaredDifferences(float[][] rows, float[] centre, int from, int count, double[] sums);

  /**
   * Writes Σ_i w_i·x_ij for {@code count} coordinates from {@code from} on, by fused multiply-adds.
   * Rows of weight 0 are not read.
   *
   * @param weights a weight a row
   * @param sums its first {@code count} numbers are written
   */
  void sumWeighted(float[][] rows, double[] weights, int from, int count, double[] sums);

  /**
   * Writes c·Σ_k w_k·x_kj over some rows for {@code count} coordinates from {@code from} on, in
   * float: the first product, then fused multiply-adds, then the factor c. For vectors that a
   * coordinate rule puts in order and throws away; there are as many as rows, and in double they
   * take more than twice as long.
   *
   * @param which at least one row, in the order in which they are added
   * @param weights a weight for each of these; none is above 1, so that no value that a float can
   *     hold is lost but by sums that leave float's range
   * @param factor c
   * @param out {@code count} floats from {@code at} on are written
   */
  void mix(
      float[][] rows,
      int[] which,
      float[] weights,
      float factor,
      int from,
      int count,
      float[] out,
      int at);

  /**
   * Writes sum / divisor, rounded to float.
   *
   * @param sums scratch; what it holds afterwards is not defined
   * @param out {@code count} floats from {@code from} on are written
   */
  void divide(double[] sums, double divisor, int count, float[] out, int from);

  /**
   * Adds 1 to a coordinate's votes where the row is positive, −1 where it is negative.
   *
   * @param votes its first {@code count} numbers change
   */
  void addVotes(float[] row, int from, int count, int[] votes);
}
