package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.TransposedTile.WIDE;

import dev.strategikon.kernel.Prefetch;
import dev.strategikon.kernel.ProductKernels;

/**
 * A range of columns of many rows, copied for {@link TransposedTile}s: the columns of lane 0 (0,
 * 16, 32, …) of some rows, a column's values side by side, then their columns of lane 1, and so on
 * to lane 15; then the next rows. So a tile that takes the columns of one lane one after another
 * makes the partial sum of that lane, as {@link ProductKernels} wants it.
 */
final class TransposedRows {
  /** Columns of a range, at most, that are a lane's. */
  private static final int DEPTH = 4096 / LANES;

  /**
   * Floats between the lanes of some rows: four cache lines more than they take, or those that a
   * column's 16 values go to would compete for few places of the first cache, which is a half
   * slower.
   */
  private static final int STRIDE = DEPTH * WIDE + 64;

  /** Times 16 columns that are looked at before they are copied. */
  private static final int LONG_RUN = 128;

  /** Times 16 columns that are copied at a time: what some rows' are copied to fits 16 KB or 32. */
  private static final int SHORT_RUN = 16;

  private final float[][] rows;
  private final float[] packed;
  private final Prefetch prefetch = new Prefetch();

  TransposedRows(float[][] rows) {
    this.rows = rows;
    this.packed = new float[(rows.length + WIDE - 1) / WIDE * LANES * STRIDE];
  }

  /** Returns what the rows are copied to. */
  float[] packed() {
    return packed;
  }

  /** Returns where a row's first value of a lane stands; its next is {@code WIDE} behind it. */
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
