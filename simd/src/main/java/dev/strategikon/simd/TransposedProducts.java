package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.TransposedTile.SUMS;
import static dev.strategikon.simd.TransposedTile.TALL;
import static dev.strategikon.simd.TransposedTile.WIDE;

import dev.strategikon.kernel.ProductKernels;

/**
 * The products of all pairs of many rows by {@link TransposedTile}s. Where rows are few, to copy
 * them transposed costs more than the tiles gain: then {@link PackedProducts} are faster, with the
 * same sums.
 *
 * <p>The pairs are divided into those of two panels of rows. For these one lane after another is
 * summed up, in the order in which the lanes are then added (0, 8, 4, 12, 2, …), so that no more
 * than five partial sums of a pair wait at a time.
 */
final class TransposedProducts implements ProductKernels.Products {
  /** Rows of a panel: the sums of two, or some columns of both, fit half a megabyte. */
  private static final int PANEL = 256;

  /** Columns that are multiplied at a time: of {@code WIDE} rows they take 8 KB. */
  private static final int CHUNK = 2048 / WIDE;

  /** Partial sums that wait: of 8, 4, 2 and 1 lanes, and the lane that is summed up. */
  private static final int WAITING = 5;

  private final int rows;
  private final TransposedRows transposed;

  /** Sums of {@code TALL} rows of a panel with {@code WIDE} of another: so many stand together. */
  private final int perPanel;

  /** The sums of a panel's rows with another's; behind them zeros, with which sums begin. */
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

  /** Sums up the products of two panels' rows in the first of the sums that wait. */
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
    // Without any columns too, so that the sums are zeros.
    do {
      int count = Math.min(CHUNK, columns - k);
      for (int wide = left; wide < right; wide += WIDE) {
        int other = TransposedRows.place(wide, lane) + k * WIDE;
        // The rows before these are the other's in another pair.
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

  /** Returns where the sums of a tile begin: those of the same wide rows behind each other. */
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
