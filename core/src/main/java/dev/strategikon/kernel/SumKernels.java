package dev.strategikon.kernel;

/**
 * Sums over vectors, coordinate by coordinate, in double and in the order of the rows. Bound by
 * memory: each value is read once, in runs of a few thousand, which memory delivers about twice as
 * fast as short ones.
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
  void add(float[][] rows, int from, int count, double[] sums);

  /**
   * Writes Σ_i w_i·x_ij for {@code count} coordinates from {@code from} on, by fused multiply-adds.
   * Rows of weight 0 are not read.
   *
   * @param weights a weight a row
   * @param sums its first {@code count} numbers are written
   */
  void addWeighted(float[][] rows, double[] weights, int from, int count, double[] sums);

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
  void vote(float[] row, int from, int count, int[] votes);
}
