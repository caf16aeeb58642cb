package dev.strategikon.compute;

import dev.strategikon.kernel.SumKernels;

/**
 * Means, deviations and weighted sums of rows over ranges of columns: summed in double in the order
 * of the rows, rounded to float. Holds scratch memory, so each thread has its own.
 */
public final class Sums {
  /** Columns summed at a time: their sums stay in the second-level cache at worst. */
  private static final int COLUMNS = Blocks.SIZE;

  private final SumKernels kernels;
  private final double[] sums = new double[COLUMNS];

  /** Creates scratch memory for one thread. */
  public Sums(SumKernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Writes the means of columns [from, to) to the same places of {@code out}.
   *
   * @param rows m rows of at least {@code to} floats, only read
   */
  public void mean(float[][] rows, int from, int to, float[] out) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sum(rows, start, columns, sums);
      kernels.divide(sums, rows.length, columns, out, start);
    }
  }

  /**
   * Writes the standard deviations of columns [from, to) to the same places of {@code out}.
   *
   * @param mean the rows' mean, only read
   */
  public void deviation(float[][] rows, float[] mean, int from, int to, float[] out) {
    int freedom = Math.max(1, rows.length - 1);
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sumSquaredDifferences(rows, mean, start, columns, sums);
      // A loop each: the compiler makes vector instructions of the slow ones.
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
   * Writes Σ w_i·x_i of columns [from, to) to {@code out} from {@code at} on; rows of weight 0 are
   * not read.
   */
  public void weighted(float[][] rows, double[] weights, int from, int to, float[] out, int at) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      kernels.sumWeighted(rows, weights, start, columns, sums);
      kernels.divide(sums, 1, columns, out, at + start - from);
    }
  }
}
