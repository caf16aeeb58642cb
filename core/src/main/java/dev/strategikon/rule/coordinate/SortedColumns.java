package dev.strategikon.rule.coordinate;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.OrderKernels;
import dev.strategikon.kernel.SortingNetwork;

/**
 * Sorts the columns of m rows, a few columns at a time. It holds scratch memory, so each thread
 * needs its own.
 *
 * <p>Many columns are loaded at a time, because memory delivers long runs of a row about twice as
 * fast as short ones. They stay in the second-level cache. As many of them are sorted at a time as
 * the first-level cache holds.
 */
public final class SortedColumns {
  /** Integers that fit a second-level cache of a megabyte together with the rows. */
  private static final int SECOND_LEVEL = 1 << 17;

  /** Integers that fit a first-level cache of 32 KB. */
  private static final int FIRST_LEVEL = 1 << 13;

  /** Integers of a cache line. */
  private static final int LINE = 16;

  /** Visits sorted columns. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Visits some columns.
     *
     * @param offset the index at which they begin in each slot
     * @param column the number of the first column
     * @param count how many columns
     */
    void visit(int offset, int column, int count);
  }

  private final OrderKernels kernels;
  private final SortingNetwork network;
  private final int loaded;
  private final int width;
  private final int stride;
  private final int[] slots;

  /** The index at which slot 0 begins. */
  private final int origin;

  /**
   * Creates the scratch memory.
   *
   * @param m the number of rows
   * @param first the first rank that is wanted, from 0
   * @param last the last one
   * @param kernels what sorts
   */
  public SortedColumns(int m, int first, int last, OrderKernels kernels) {
    this.kernels = kernels;
    this.network = SortingNetwork.of(m, first, last);
    // With fewer columns, the start of an operation would take most of its time.
    this.width = powerOfTwo(FIRST_LEVEL / m, 128, 512);
    this.loaded = powerOfTwo(SECOND_LEVEL / m, width, Blocks.SIZE);
    // Equal columns of two slots must not be a multiple of 4 KB apart, as powers of two would place
    // them: they would compete for the few lines of one cache set.
    this.stride = loaded + width + LINE;
    this.slots = new int[Math.addExact(Math.multiplyExact(m, stride), 1024)];
    this.origin = kernels.fastestOrigin(slots);
  }

  private static int powerOfTwo(int atMost, int least, int most) {
    return Math.min(most, Math.max(least, Integer.highestOneBit(Math.max(1, atMost))));
  }

  /** {@return the slots, which hold the sorted values during a visit} */
  public int[] slots() {
    return slots;
  }

  /** Returns a new array with one number for each column that is sorted at a time. */
  double[] newBuffer() {
    return new double[width];
  }

  /**
   * {@return the indices at which the slots of ranks [first, last] begin, by ascending rank}
   *
   * @param first the first rank, from 0
   * @param last the last one, included
   */
  public int[] starts(int first, int last) {
    int[] starts = new int[last - first + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = origin + network.slot(first + i) * stride;
    }
    return starts;
  }

  /**
   * Sorts columns [from, to).
   *
   * @param rows m rows, only read
   * @param from the first column
   * @param to one past the last column
   * @param visitor visits the sorted columns, a few at a time
   */
  public void sort(float[][] rows, int from, int to, Visitor visitor) {
    for (int start = from; start < to; start += loaded) {
      int end = Math.min(to, start + loaded);
      for (int first = 0; first < network.step(); first++) {
        kernels.load(rows, first, network.step(), start, end - start, slots, stride, origin);
      }
      for (int column = start; column < end; column += width) {
        int count = Math.min(width, end - column);
        kernels.run(network.program(), slots, stride, origin + column - start, count);
        visitor.visit(column - start, column, count);
      }
    }
  }

  /** Writes the mean of some slots. It is summed in double in the given order. */
  void mean(int[] starts, int offset, int count, double[] means) {
    // The sum begins with a value instead of +0, so that −0 keeps its sign.
    kernels.widen(slots, starts[0] + offset, count, means);
    for (int i = 1; i < starts.length; i++) {
      kernels.add(slots, starts[i] + offset, count, means);
    }
    for (int j = 0; j < count; j++) {
      means[j] /= starts.length;
    }
  }
}
