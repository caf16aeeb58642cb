package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.SortedLoad.floor;

import jdk.incubator.vector.IntVector;

/**
 * The operation {@link dev.strategikon.kernel.SortingNetwork#LISTS}, in registers.
 *
 * <p>Loading the rows here and sorting all at once would save half of the loads and stores. But
 * such a method is too large for C2: it delays inlining, loses the vectors' type and allocates (80
 * ms for the median of 25).
 */
final class MergedLists {
  private MergedLists() {}

  /**
   * Merges two lists of together n slots; n is from 4 (for 2^k + 1 values) to 8. C2 does not inline
   * the two methods called here, because they are too long.
   */
  static void merge(int[] slots, int first, int second, int last, int unused, int columns) {
    int apart = second - first;
    int n = (last - first) / apart + 1;
    if (n <= 6) {
      six(slots, first, apart, n, columns);
    } else {
      eight(slots, first, apart, n, columns);
    }
  }

  /**
   * Merges up to six slots. A missing slot is the last one again with a value above all others. It
   * is stored first and then overwritten.
   */
  private static void six(int[] slots, int s0, int apart, int n, int columns) {
    int s1 = s0 + apart;
    int s2 = s0 + 2 * apart;
    int s3 = s0 + 3 * apart;
    int s4 = s0 + Math.min(4, n - 1) * apart;
    int s5 = s0 + Math.min(5, n - 1) * apart;
    IntVector f4 = floor(4, n);
    IntVector f5 = floor(5, n);
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector x0 = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector x1 = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector x2 = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector x3 = IntVector.fromArray(INTS, slots, s3 + j);
      IntVector x4 = IntVector.fromArray(INTS, slots, s4 + j).max(f4);
      IntVector x5 = IntVector.fromArray(INTS, slots, s5 + j).max(f5);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x2.min(x3);
      x3 = x2.max(x3);
      x2 = low;
      low = x4.min(x5);
      x5 = x4.max(x5);
      x4 = low;
      low = x1.min(x4);
      x4 = x1.max(x4);
      x1 = low;
      x5.intoArray(slots, s5 + j);
      x3.max(x4).intoArray(slots, s4 + j);
      x3.min(x4).intoArray(slots, s3 + j);
      x1.max(x2).intoArray(slots, s2 + j);
      x1.min(x2).intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }

  /** Merges seven or eight slots; a missing one as in {@link #six}. */
  private static void eight(int[] slots, int s0, int apart, int n, int columns) {
    int s1 = s0 + apart;
    int s2 = s0 + 2 * apart;
    int s3 = s0 + 3 * apart;
    int s4 = s0 + 4 * apart;
    int s5 = s0 + 5 * apart;
    int s6 = s0 + 6 * apart;
    int s7 = s0 + Math.min(7, n - 1) * apart;
    IntVector f7 = floor(7, n);
    for (int j = 0; j < columns; j += INTS.length()) {
      IntVector x0 = IntVector.fromArray(INTS, slots, s0 + j);
      IntVector x1 = IntVector.fromArray(INTS, slots, s1 + j);
      IntVector x2 = IntVector.fromArray(INTS, slots, s2 + j);
      IntVector x3 = IntVector.fromArray(INTS, slots, s3 + j);
      IntVector x4 = IntVector.fromArray(INTS, slots, s4 + j);
      IntVector x5 = IntVector.fromArray(INTS, slots, s5 + j);
      IntVector x6 = IntVector.fromArray(INTS, slots, s6 + j);
      IntVector x7 = IntVector.fromArray(INTS, slots, s7 + j).max(f7);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x2.min(x3);
      x3 = x2.max(x3);
      x2 = low;
      low = x4.min(x5);
      x5 = x4.max(x5);
      x4 = low;
      low = x6.min(x7);
      x7 = x6.max(x7);
      x6 = low;
      low = x1.min(x4);
      x4 = x1.max(x4);
      x1 = low;
      low = x3.min(x6);
      x6 = x3.max(x6);
      x3 = low;
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x3.min(x4);
      x4 = x3.max(x4);
      x3 = low;
      low = x5.min(x6);
      x6 = x5.max(x6);
      x5 = low;
      x7.intoArray(slots, s7 + j);
      x6.intoArray(slots, s6 + j);
      x5.intoArray(slots, s5 + j);
      x4.intoArray(slots, s4 + j);
      x3.intoArray(slots, s3 + j);
      x2.intoArray(slots, s2 + j);
      x1.intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }
}
