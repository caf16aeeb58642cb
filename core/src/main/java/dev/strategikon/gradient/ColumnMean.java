package dev.strategikon.gradient;

import java.util.Arrays;

/**
 * The mean of each column of m rows: summed in double in the order of the rows, divided by m,
 * rounded to float. Bound by memory: it reads every value once.
 *
 * <p>Holds scratch memory, so each thread has its own.
 */
public final class ColumnMean {
  /** Columns summed at a time: their sums stay in the first-level cache. */
  private static final int COLUMNS = 1024;

  private final double[] sums = new double[COLUMNS];

  /** Creates a kernel for one thread. */
  public ColumnMean() {}

  /**
   * Writes the means of columns [from, to) to the same places of {@code out}.
   *
   * @param rows m rows of at least {@code to} floats, only read
   */
  public void mean(float[][] rows, int from, int to, float[] out) {
    for (int start = from; start < to; start += COLUMNS) {
      int columns = Math.min(COLUMNS, to - start);
      Arrays.fill(sums, 0, columns, 0.0);
      for (float[] row : rows) {
        add(row, start, columns, sums);
      }
      for (int j = 0; j < columns; j++) {
        out[start + j] = (float) (sums[j] / rows.length);
      }
    }
  }

  private static void add(float[] row, int start, int columns, double[] sums) {
    for (int j = 0; j < columns; j++) {
      sums[j] += row[start + j];
    }
  }
}
