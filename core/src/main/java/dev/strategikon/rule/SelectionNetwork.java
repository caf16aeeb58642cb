package dev.strategikon.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A fixed list of compare-exchanges that brings the values of wanted ranks to their places:
 * Batcher's odd-even merge sort (1968) without the comparators on which no wanted rank depends.
 *
 * <p>It decides nothing by the data, so one comparator works on a whole row of columns at a time,
 * which compilers turn into vector minima and maxima. For m = 25 and the median it has 113
 * comparators.
 */
final class SelectionNetwork {
  /** Comparator c puts the smaller value to wire lows[c], the larger to highs[c]. */
  private final int[] lows;

  private final int[] highs;

  private SelectionNetwork(List<int[]> comparators) {
    this.lows = comparators.stream().mapToInt(c -> c[0]).toArray();
    this.highs = comparators.stream().mapToInt(c -> c[1]).toArray();
  }

  /** Returns the network for m values in which ranks [first, last] (from 0) come out in place. */
  static SelectionNetwork of(int m, int first, int last) {
    BitSet needed = new BitSet(m);
    needed.set(first, last + 1);
    Deque<int[]> kept = new ArrayDeque<>();
    List<int[]> sort = oddEvenMergeSort(m);
    for (int c = sort.size() - 1; c >= 0; c--) {
      int[] comparator = sort.get(c);
      if (needed.get(comparator[0]) || needed.get(comparator[1])) {
        needed.set(comparator[0]);
        needed.set(comparator[1]);
        kept.addFirst(comparator);
      }
    }
    return new SelectionNetwork(new ArrayList<>(kept));
  }

  /** Returns the number of comparators. */
  int size() {
    return lows.length;
  }

  /** Sorts columns [0, columns) of the wires in place, as far as the wanted ranks need it. */
  void apply(int[][] wires, int columns) {
    for (int c = 0; c < lows.length; c++) {
      exchange(wires[lows[c]], wires[highs[c]], columns);
    }
  }

  private static void exchange(int[] low, int[] high, int columns) {
    for (int j = 0; j < columns; j++) {
      int a = low[j];
      int b = high[j];
      low[j] = Math.min(a, b);
      high[j] = Math.max(a, b);
    }
  }

  /** Knuth's Algorithm 5.2.2M: works for any m, not only for powers of two. */
  private static List<int[]> oddEvenMergeSort(int m) {
    List<int[]> comparators = new ArrayList<>();
    int top = Integer.highestOneBit(Math.max(1, m - 1));
    for (int p = top; p > 0 && m > 1; p /= 2) {
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
