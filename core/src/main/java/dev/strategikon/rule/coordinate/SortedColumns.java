package dev.strategikon.rule.coordinate;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.SortingNetwork;

/**
 * SortedColumns of m rows, brought into order: scratch memory for one thread.
 *
 * <p>Many columns are loaded at a time, because memory delivers a row's long run about twice as
 * fast as short ones; they stay in a second-level cache. Of them, as few are sorted at a time as a
 * first-level cache holds.
 */
final class SortedColumns {
  /** Integers that stay in a second-level cache of a megabyte, with room for the rows. */
  private static final int SECOND_LEVEL = 1 << 17;

  /** Integers that stay in a first-level cache of 32 KB. */
  private static final int FIRST_LEVEL = 1 << 13;

  /** Integers in a cache line. */
  private static final int LINE = 16;

  /** Takes columns in order. */
  @FunctionalInterface
  interface Sorted {
    /**
     * Takes some columns.
     *
     * @param offset where they begin in each slot
     * @param column the first one's number
     * @param count how many
     */
    void accept(int offset, int column, int count);
  }

  private final OrderKernels kernels;
  private final SortingNetwork network;
  private final int loaded;
  private final int width;
  private final int stride;
  private final int[] slots;

  /** Where slot 0 begins. */
  private final int origin;

  /**
   * Creates the memory.
   *
   * @param first the first rank that is wanted in order
   * @param last the last one
   */
  SortedColumns(int m, int first, int last, OrderKernels kernels) {
    this.kernels = kernels;
    this.network = SortingNetwork.of(m, first, last);
    // Few columns are not worth an operation's start.
    this.width = powerOfTwo(FIRST_LEVEL / m, 128, 512);
    this.loaded = powerOfTwo(SECOND_LEVEL / m, width, Blocks.SIZE);
    // The same columns of two slots must not lie a multiple of 4 KB apart, as powers of two would
    // put them: they would share the few lines of one cache set.
    this.stride = loaded + width + LINE;
    this.slots = new int[Math.addExact(Math.multiplyExact(m, stride), 1024)];
    this.origin = kernels.fastestOrigin(slots);
  }

  private static int powerOfTwo(int atMost, int least, int most) {
    return Math.min(most, Math.max(least, Integer.highestOneBit(Math.max(1, atMost))));
  }

  int[] slots() {
    return slots;
  }

  /** Returns new room for a number of each column that is sorted at a time. */
  double[] room() {
    return new double[width];
  }

  /** Returns where the slots of ranks [first, last] begin, in ascending order of rank. */
  int[] starts(int first, int last) {
    int[] starts = new int[last - first + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = origin + network.slot(first + i) * stride;
    }
    return starts;
  }

  /** Brings columns [from, to) into order and passes them on, a few at a time. */
  void sort(float[][] rows, int from, int to, Sorted sorted) {
    for (int start = from; start < to; start += loaded) {
      int end = Math.min(to, start + loaded);
      for (int first = 0; first < network.step(); first++) {
        kernels.load(rows, first, network.step(), start, end - start, slots, stride, origin);
      }
      for (int column = start; column < end; column += width) {
        int count = Math.min(width, end - column);
        kernels.run(network.program(), slots, stride, origin + column - start, count);
        sorted.accept(column - start, column, count);
      }
    }
  }

  /** Writes the mean of some slots, summed in double in the order given. */
  void mean(int[] starts, int offset, int count, double[] means) {
    // Begins with a value, not with +0, so that a −0 keeps its sign.
    kernels.widen(slots, starts[0] + offset, count, means);
    for (int i = 1; i < starts.length; i++) {
      kernels.add(slots, starts[i] + offset, count, means);
    }
    for (int j = 0; j < count; j++) {
      means[j] /= starts.length;
    }
  }
}
