package dev.strategikon.compute;

import dev.strategikon.kernel.SumKernels;

/**
 * Means, standard deviations and weighted sums of rows, column by column. Each column is summed in
 * double in the order of the rows and rounded to float. It holds scratch memory, so each thread
 * needs its own.
 */
public final class Sums {
  /** Columns summed at a time; their sums stay in the second-level cache at worst. */
  private static final int COLUMNS = Blocks.SIZE;

  private final SumKernels kernels;
  private final double[] sums = new double[COLUMNS];

  /**
   * Creates scratch memory for one thread.
   *
   * @param kernels the loops over columns
   */
  public Sums(SumKernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Writes the means of columns [from, to).
   *
   * @param rows m rows of at least {@code to} floats, only read
   * @param from the first column
   * @param to one past the last column
   * @param out its elements [from, to) are written
   */
  public void mean(float[][] rows, int from, int to, float[] out) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sum(rows, start, columns, sums);
      kernels.divide(sums, rows.length, columns, out, start);
    }
  }

  /**
   * Writes the standard deviations of columns [from, to), with m − 1 in the denominator; zeros for
   * one row.
   *
   * @param rows m rows of at least {@code to} floats, only read
   * @param mean the rows' mean, at least {@code to} floats, only read
   * @param from the first column
   * @param to one past the last column
   * @param out its elements [from, to) are written
   */
  public void deviation(float[][] rows, float[] mean, int from, int to, float[] out) {
    int freedom = Math.max(1, rows.length - 1);
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sumSquaredDifferences(rows, mean, start, columns, sums);
      // Three loops, because the compiler vectorizes the division and the root only by themselves.
      for (int j = 0; j < columns; j++) {
        sums[j] /= freedom;
      }
      for (int j = 0; j < columns; j++) {
        sums[j] = Math.sqrt(sums[j]);
      }
      for (int j = 0; j < columns; j++) {
        out[start + j] = (float) sums[j];
      }
    }
  }

  /**
   * Writes Σ w_i·x_i of columns [from, to). Rows of weight 0 are not read.
   *
   * @param rows m rows of at least {@code to} floats, only read
   * @param weights m weights, only read
   * @param from the first column
   * @param to one past the last column
   * @param out {@code to − from} elements are written, from {@code at} on
   * @param at where the first column is written
   */
  public void weighted(float[][] rows, double[] weights, int from, int to, float[] out, int at) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sumWeighted(rows, weights, start, columns, sums);
      kernels.divide(sums, 1, columns, out, at + start - from);
    }
  }
}
