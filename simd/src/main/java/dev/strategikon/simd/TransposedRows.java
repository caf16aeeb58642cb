package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.TransposedTile.WIDE;

import dev.strategikon.kernel.Prefetch;
import dev.strategikon.kernel.ProductKernels;

/**
 * A range of columns of many rows, copied for {@link TransposedTile}s. The copy has the columns of
 * lane 0 (0, 16, 32, …) of some rows, the values of a column side by side; then their columns of
 * lane 1, and so on to lane 15; then the next rows. So a tile that reads the columns of a lane one
 * after another computes the partial sum of that lane, which {@link ProductKernels} requires.
 */
final class TransposedRows {
  /** The largest number of columns that one lane has in a range. */
  private static final int DEPTH = 4096 / LANES;

  /**
   * The distance between the lanes of some rows, in floats. It is four cache lines more than they
   * take. Without these, the 16 places to which a row's values go would compete for few lines of
   * the first-level cache, which takes half as long again.
   */
  private static final int STRIDE = DEPTH * WIDE + 64;

  /** Columns, in multiples of 16, that are prefetched before they are copied. */
  private static final int LONG_RUN = 128;

  /** Columns, in multiples of 16, that are copied at a time; the copies fit 16 KB or 32 KB. */
  private static final int SHORT_RUN = 16;

  private final float[][] rows;
  private final float[] packed;
  private final Prefetch prefetch = new Prefetch();

  TransposedRows(float[][] rows) {
    this.rows = rows;
    this.packed = new float[(rows.length + WIDE - 1) / WIDE * LANES * STRIDE];
  }

  /** Returns the copy. */
  float[] packed() {
    return packed;
  }

  /** Returns the index of a row's first value of a lane; the next is {@code WIDE} further. */
  static int place(int row, int lane) {
    return (row / WIDE * LANES + lane) * STRIDE + row % WIDE;
  }

  /** Copies at most 4,096 columns of all rows. */
  void pack(int from, int to) {
    int whole = (to - from) / LANES;
    for (int first = 0; first < rows.length; first += WIDE) {
      int last = Math.min(rows.length, first + WIDE);
      for (int run = 0; run < whole; run += LONG_RUN) {
        int end = Math.min(whole, run + LONG_RUN);
        prefetch.touch(rows, first, last, from + run * LANES, from + end * LANES);
        for (int k = run; k < end; k += SHORT_RUN) {
          int count = Math.min(SHORT_RUN, end - k);
          for (int row = first; row < last; row++) {
            copy(rows[row], from + k * LANES, count, packed, place(row, 0) + k * WIDE);
          }
        }
      }
      for (int row = first; row < last; row++) {
        for (int lane = 0; lane < (to - from) % LANES; lane++) {
          packed[place(row, lane) + whole * WIDE] = rows[row][from + whole * LANES + lane];
        }
      }
    }
  }

  private static void copy(float[] row, int from, int count, float[] packed, int at) {
    for (int k = 0; k < count; k++) {
      int j = from + k * LANES;
      int p = at + k * WIDE;
      packed[p] = row[j];
      packed[p + STRIDE] = row[j + 1];
      packed[p + 2 * STRIDE] = row[j + 2];
      packed[p + 3 * STRIDE] = row[j + 3];
      packed[p + 4 * STRIDE] = row[j + 4];
      packed[p + 5 * STRIDE] = row[j + 5];
      packed[p + 6 * STRIDE] = row[j + 6];
      packed[p + 7 * STRIDE] = row[j + 7];
      packed[p + 8 * STRIDE] = row[j + 8];
      packed[p + 9 * STRIDE] = row[j + 9];
      packed[p + 10 * STRIDE] = row[j + 10];
      packed[p + 11 * STRIDE] = row[j + 11];
      packed[p + 12 * STRIDE] = row[j + 12];
      packed[p + 13 * STRIDE] = row[j + 13];
      packed[p + 14 * STRIDE] = row[j + 14];
      packed[p + 15 * STRIDE] = row[j + 15];
    }
  }
}
