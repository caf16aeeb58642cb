package dev.strategikon.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** The comparators of Batcher's odd-even merge sort (1968). */
final class OddEvenMergeSort {
  private OddEvenMergeSort() {}

  /** Returns the largest power of two below m, at least 1: the distance in the first phase. */
  static int firstDistance(int m) {
    return Integer.highestOneBit(Math.max(1, m - 1));
  }

  /**
   * Returns the comparators on which the values of some ranks depend.
   *
   * @param m how many values
   * @param first the first rank wanted, from 0
   * @param last the last one
   * @param phase the distance in the first phase that is included
   * @return pairs of wires in the order of their use; the smaller value goes to the first
   */
  static List<int[]> comparators(int m, int first, int last, int phase) {
    BitSet needed = new BitSet(m);
    needed.set(first, last + 1);
    Deque<int[]> kept = new ArrayDeque<>();
    List<int[]> sort = comparators(m, phase);
    for (int c = sort.size() - 1; c >= 0; c--) {
      int[] comparator = sort.get(c);
      if (needed.get(comparator[0]) || needed.get(comparator[1])) {
        needed.set(comparator[0]);
        needed.set(comparator[1]);
        kept.addFirst(comparator);
      }
    }
    return new ArrayList<>(kept);
  }

  /**
   * Knuth's Algorithm 5.2.2M from a phase on, for any m. After phase p, values at distance p are in
   * order.
   */
  private static List<int[]> comparators(int m, int phase) {
    List<int[]> comparators = new ArrayList<>();
    int top = firstDistance(m);
    for (int p = phase; p > 0; p /= 2) {
      int q = top;
      int r = 0;
      int d = p;
      while (true) {
        for (int i = 0; i < m - d; i++) {
          if ((i & p) == r) {
            comparators.add(new int[] {i, i + d});
          }
        }
        if (q == p) {
          break;
        }
        d = q - p;
        q /= 2;
        r = p;
      }
    }
    return comparators;
  }
}
