package dev.strategikon.kernel;

/**
 * Sums over vectors, coordinate by coordinate, in the order of the rows. Sums that are results are
 * in double. Their speed is bound by memory: each value is read once, in runs of a few thousand,
 * which memory delivers about twice as fast as short ones.
 */
public interface SumKernels {
  /**
   * Returns the first coordinate in [from, to) that is NaN or infinite; −1 if there is none.
   *
   * @param row only read
   * @param from the first coordinate
   * @param to one past the last coordinate
   * @return the coordinate, or −1
   */
  int firstNonFinite(float[] row, int from, int to);

  /**
   * Writes Σ_i x_ij for {@code count} coordinates from {@code from} on.
   *
   * @param rows only read
   * @param from the first coordinate
   * @param count how many coordinates
   * @param sums its first {@code count} numbers are written
   */
  void sum(float[][] rows, int from, int count, double[] sums);

  /**
   * Writes Σ_i (x_ij − c_j)² for {@code count} coordinates from {@code from} on.
   *
   * @param rows only read
   * @param centre c, only read
   * @param from the first coordinate
   * @param count how many coordinates
   * @param sums its first {@code count} numbers are written
   */
  void sumSquaredDifferences(float[][] rows, float[] centre, int from, int count, double[] sums);

  /**
   * Writes Σ_i w_i·x_ij for {@code count} coordinates from {@code from} on, by fused multiply-adds.
   * Rows of weight 0 are not read.
   *
   * @param rows only read
   * @param weights one for each row, only read
   * @param from the first coordinate
   * @param count how many coordinates
   * @param sums its first {@code count} numbers are written
   */
  void sumWeighted(float[][] rows, double[] weights, int from, int count, double[] sums);

  /**
   * Writes c·Σ_k w_k·x_kj over some rows for {@code count} coordinates from {@code from} on, in
   * float: the first product, then fused multiply-adds, then the factor c. It computes the mixed
   * vectors that a coordinate rule sorts and discards. There are as many of them as rows, and in
   * double they take more than twice as long.
   *
   * @param rows only read
   * @param which the indices of at least one row, in the order in which they are added
   * @param weights one for each of these rows. None is above 1, so only the sum can leave float's
   *     range
   * @param factor c
   * @param from the first coordinate
   * @param count how many coordinates
   * @param out {@code count} floats are written, from {@code at} on
   * @param at where the first coordinate is written
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
   * Writes sums / divisor, rounded to float.
   *
   * @param sums {@code count} numbers; their values afterwards are not defined
   * @param divisor not 0
   * @param count how many numbers
   * @param out {@code count} floats are written, from {@code from} on
   * @param from where the first number is written
   */
  void divide(double[] sums, double divisor, int count, float[] out, int from);

  /**
   * Adds 1 to a coordinate's votes if the row is positive there, and −1 if it is negative.
   *
   * @param row only read
   * @param from the first coordinate
   * @param count how many coordinates
   * @param votes its first {@code count} numbers change
   */
  void addVotes(float[] row, int from, int count, int[] votes);
}
