package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.TransposedTile.SUMS;
import static dev.strategikon.simd.TransposedTile.TALL;
import static dev.strategikon.simd.TransposedTile.WIDE;

import dev.strategikon.kernel.ProductKernels;

/**
 * The products of all pairs of many rows by {@link TransposedTile}s. With few rows the transposed
 * copy costs more than the tiles save; {@link PackedProducts}, which have the same sums, are faster
 * then.
 *
 * <p>The rows are divided into panels, and the pairs of two panels are summed together, one lane
 * after another. The lanes come in the order in which they are added (0, 8, 4, 12, 2, …), so that
 * at most five partial sums of a pair are held at a time.
 */
final class TransposedProducts implements ProductKernels.Products {
  /** Rows of a panel. The sums of two panels, or some columns of both, fit half a megabyte. */
  private static final int PANEL = 256;

  /** Columns that are multiplied at a time. Those of {@code WIDE} rows take 8 KB. */
  private static final int CHUNK = 2048 / WIDE;

  /** Partial sums held at a time: of 8, 4, 2 and 1 lanes, and of the current lane. */
  private static final int WAITING = 5;

  private final int rows;
  private final TransposedRows transposed;

  /** How many sums all rows of a panel have with {@code WIDE} rows of another. */
  private final int perPanel;

  /** The sums of two panels; after them zeros, the initial values of the sums. */
  private final float[][] waiting;

  private final int zeros;

  TransposedProducts(float[][] rows) {
    this.rows = rows.length;
    this.transposed = new TransposedRows(rows);
    int side = Math.min(PANEL, (rows.length + WIDE - 1) / WIDE * WIDE);
    this.perPanel = side / TALL * SUMS;
    this.zeros = side / WIDE * perPanel;
    this.waiting = new float[WAITING][zeros + SUMS];
  }

  @Override
  public void sum(int from, int to, double[] products) {
    transposed.pack(from, to);
    for (int top = 0; top < rows; top += PANEL) {
      for (int left = 0; left <= top; left += PANEL) {
        sum(top, left, to - from);
        store(top, left, products);
      }
    }
  }

  /** Writes the sums of two panels to the first array that is held. */
  private void sum(int top, int left, int columns) {
    int count = 0;
    for (int i = 0; i < LANES; i++) {
      int lane = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(LANES - 1);
      sumLane(lane, top, left, (columns - lane + LANES - 1) / LANES, waiting[count++]);
      for (int halves = i; halves % 2 == 1; halves /= 2) {
        count--;
        add(waiting[count], waiting[count - 1]);
      }
    }
  }

  private void sumLane(int lane, int top, int left, int columns, float[] sums) {
    float[] packed = transposed.packed();
    int bottom = last(top);
    int right = last(left);
    int k = 0;
    // Runs once without columns too, which sets the sums to zero.
    do {
      int count = Math.min(CHUNK, columns - k);
      for (int wide = left; wide < right; wide += WIDE) {
        int other = TransposedRows.place(wide, lane) + k * WIDE;
        // Earlier rows are covered by the pair in the opposite order.
        int first = Math.max(top, wide);
        int out = place(first, top, wide, left);
        for (int tall = first; tall < bottom; tall += TALL, out += SUMS) {
          int own = TransposedRows.place(tall, lane) + k * WIDE;
          TransposedTile.add(packed, own, other, count, sums, k == 0 ? zeros : out, out);
        }
      }
      k += count;
    } while (k < columns);
  }

  private int last(int panel) {
    return Math.min(rows, panel + PANEL);
  }

  /** Returns the index of a tile's sums; the tiles of the same wide rows follow each other. */
  private int place(int tall, int top, int wide, int left) {
    return (wide - left) / WIDE * perPanel + (tall - top) / TALL * SUMS;
  }

  private static void add(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  private void store(int top, int left, double[] products) {
    float[] sums = waiting[0];
    for (int i = top; i < last(top); i++) {
      int row = i * (i + 1) / 2;
      int behind = Math.min(last(left), i + 1);
      for (int wide = left; wide < behind; wide += WIDE) {
        int at = place(i, top, wide, left) + (i - top) % TALL * WIDE;
        for (int k = wide; k < Math.min(behind, wide + WIDE); k++) {
          products[row + k] = sums[at + k - wide];
        }
      }
    }
  }
}
