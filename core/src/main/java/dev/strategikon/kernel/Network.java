package dev.strategikon.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A fixed list of compare-exchanges that brings the values of wanted ranks to known slots, written
 * as a program of operations on several slots: Batcher's odd-even merge sort (1968) without the
 * comparators on which no wanted rank depends.
 *
 * <p>It decides nothing by the data, so one comparator works on a whole row of columns at a time.
 * For m = 25 and the median it has 113 comparators.
 */
public final class Network {
  /** Sorts (s0, s1): the smaller value to s0. */
  public static final int EXCHANGE = 0;

  /** Sorts (s0, s1), then (s0, s2). */
  public static final int LOWER_CHAIN = 1;

  /** Sorts (s0, s1), then (s1, s2). */
  public static final int UPPER_CHAIN = 2;

  /** Sorts (s0, s1) and (s2, s3), then (s1, s2). */
  public static final int MERGE = 3;

  /** Sorts (s0, s1) and (s2, s3), then (s0, s2) and (s1, s3). */
  public static final int BUTTERFLY = 4;

  /** Integers of one operation: its code and four slots, {@link #NONE} where it has fewer. */
  public static final int WORDS = 5;

  /** Stands for a slot that is not there. */
  public static final int NONE = -1;

  /** Takes an exchange: the smaller value goes to {@code low}, the larger to {@code high}. */
  @FunctionalInterface
  public interface Exchange {
    /** Exchanges two slots. */
    void exchange(int low, int high);
  }

  private final int[] program;
  private final int[] slots;

  private Network(int[] program, int[] slots) {
    this.program = program;
    this.slots = slots;
  }

  /**
   * Returns the network for m values in which ranks [first, last] (from 0) come out in order. Value
   * i begins in slot i.
   */
  public static Network of(int m, int first, int last) {
    NetworkFusion fusion = new NetworkFusion(m, pruned(m, first, last));
    int[] program = fusion.operations().stream().flatMapToInt(Arrays::stream).toArray();
    return new Network(program, fusion.slots());
  }

  /** Returns the operations, {@value #WORDS} integers each; not to be written. */
  public int[] program() {
    return program;
  }

  /** Returns the slot in which the value of a wanted rank ends. */
  public int slot(int rank) {
    return slots[rank];
  }

  /** Returns the number of comparators. */
  public int size() {
    int[] size = {0};
    forEachExchange(program, (low, high) -> size[0]++);
    return size[0];
  }

  /** Passes a program's exchanges on, one by one in order. */
  public static void forEachExchange(int[] program, Exchange exchange) {
    for (int at = 0; at < program.length; at += WORDS) {
      int s0 = program[at + 1];
      int s1 = program[at + 2];
      int s2 = program[at + 3];
      int s3 = program[at + 4];
      switch (program[at]) {
        case EXCHANGE -> exchange.exchange(s0, s1);
        case LOWER_CHAIN -> {
          exchange.exchange(s0, s1);
          exchange.exchange(s0, s2);
        }
        case UPPER_CHAIN -> {
          exchange.exchange(s0, s1);
          exchange.exchange(s1, s2);
        }
        case MERGE -> {
          exchange.exchange(s0, s1);
          exchange.exchange(s2, s3);
          exchange.exchange(s1, s2);
        }
        case BUTTERFLY -> {
          exchange.exchange(s0, s1);
          exchange.exchange(s2, s3);
          exchange.exchange(s0, s2);
          exchange.exchange(s1, s3);
        }
        default -> throw new IllegalArgumentException("No operation " + program[at]);
      }
    }
  }

  private static List<int[]> pruned(int m, int first, int last) {
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
    return new ArrayList<>(kept);
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
