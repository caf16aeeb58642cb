package dev.strategikon.profile;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.SortableFloats;
import dev.strategikon.rule.coordinate.SortedColumns;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Visits the columns of some honest vectors one by one, with the values of some ranks. Many columns
 * are sorted at a time, by the rules' own kernels. It holds scratch memory, so each thread needs
 * its own.
 */
final class HonestColumns implements ColumnOrder {
  private final float[][] rows;
  private final double[] sorted;

  /** Null if no ranks are wanted, so that there is nothing to sort. */
  private final SortedColumns columns;

  private final int[] slots;

  /** The wanted ranks, ascending, and where the slots from the first to the last of them begin. */
  private final int[] ranks;

  private final int[] starts;
  private final long[] keys;
  private final int[] indices;
  private int column;

  /**
   * Creates the memory for one thread.
   *
   * @param rows the honest vectors, only read
   * @param ranks the ranks that are wanted, from 0, ascending; none without vectors
   */
  HonestColumns(float[][] rows, int[] ranks, Kernels kernels) {
    int h = rows.length;
    this.rows = rows;
    this.sorted = new double[h];
    this.ranks = ranks;
    this.keys = new long[h];
    this.indices = new int[h];
    if (ranks.length == 0) {
      this.columns = null;
      this.slots = new int[0];
      this.starts = new int[0];
    } else {
      int last = ranks[ranks.length - 1];
      this.columns = new SortedColumns(h, ranks[0], last, kernels.orders());
      this.slots = columns.slots();
      int[] all = columns.starts(ranks[0], last);
      this.starts = Arrays.stream(ranks).map(rank -> all[rank - ranks[0]]).toArray();
    }
  }

  /** Visits columns [from, to). During a visit the methods below tell of the visited column. */
  void forEach(int from, int to, IntConsumer visitor) {
    if (columns == null) {
      for (int j = from; j < to; j++) {
        visitor.accept(j);
      }
      return;
    }
    columns.sort(
        rows,
        from,
        to,
        (offset, first, count) -> {
          for (int j = 0; j < count; j++) {
            for (int k = 0; k < starts.length; k++) {
              sorted[ranks[k]] = SortableFloats.toFloat(slots[starts[k] + offset + j]);
            }
            column = first + j;
            visitor.accept(column);
          }
        });
  }

  /**
   * Returns the values in ascending order; those of other ranks than the wanted ones are not
   * defined. The array is the same for all columns.
   */
  double[] sorted() {
    return sorted;
  }

  /** Returns the smallest wanted value; 0 if there is none. */
  double smallest() {
    return ranks.length == 0 ? 0 : sorted[ranks[0]];
  }

  /** Returns the largest wanted value; 0 if there is none. */
  double largest() {
    return ranks.length == 0 ? 0 : sorted[ranks[ranks.length - 1]];
  }

  @Override
  public int[] indices() {
    for (int i = 0; i < rows.length; i++) {
      // Adding 0f makes −0 and 0 one value, so that they are sorted by index.
      keys[i] = (long) SortableFloats.toInt(rows[i][column] + 0f) << 32 | i;
    }
    Arrays.sort(keys);
    for (int k = 0; k < keys.length; k++) {
      indices[k] = (int) keys[k];
    }
    return indices;
  }
}
