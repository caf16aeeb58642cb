package dev.strategikon.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fixed list of compare-exchanges that brings the values of wanted ranks to known slots, written
 * as a program of operations on several slots: Batcher's odd-even merge sort (1968) without the
 * comparators on which no wanted rank depends.
 *
 * <p>Its first phases sort the values of slots that lie {@link #step} apart, up to four at a time.
 * That is left to {@link OrderKernels#load}, where it costs little because the values come from
 * memory.
 *
 * <p>It decides nothing by the data, so one comparator works on a whole row of columns at a time.
 * For m = 25 and the median it has 87 comparators, after 26 for loading.
 */
public final class SortingNetwork {
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

  /**
   * Merges sorted lists. Of the slots from s0 to s2, s1 − s0 apart and at most eight, every second
   * one from the first on is in order and so are the others; puts all of them in order.
   */
  public static final int LISTS = 5;

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

  /** The most values that {@link OrderKernels#load} puts in order. */
  public static final int LOADED = 4;

  private static final int[][] LISTS_OF_EIGHT = {
    {0, 1}, {2, 3}, {4, 5}, {6, 7}, {1, 4}, {3, 6}, {1, 2}, {3, 4}, {5, 6}
  };

  private final int step;
  private final int[] program;
  private final int[] slots;

  private SortingNetwork(int step, int[] program, int[] slots) {
    this.step = step;
    this.program = program;
    this.slots = slots;
  }

  /**
   * Returns the network for m values in which ranks [first, last] (from 0) come out in order. The
   * values begin in slots 0 to m − 1, in any order but that of slots that lie a step apart.
   */
  public static SortingNetwork of(int m, int first, int last) {
    int step = Math.max(1, top(m) * 2 / LOADED);
    IntStream.Builder program = IntStream.builder();
    int apart = step / 2;
    for (int i = 0; i < apart; i++) {
      int end = i + (m - 1 - i) / apart * apart;
      IntStream.of(LISTS, i, i + apart, end, NONE).forEach(program);
    }
    SortingNetworkFusion fusion = new SortingNetworkFusion(m, pruned(m, first, last, apart / 2));
    fusion.operations().stream().flatMapToInt(Arrays::stream).forEach(program);
    return new SortingNetwork(step, program.build().toArray(), fusion.slots());
  }

  /**
   * Returns how far apart slots lie whose values must be in ascending order before the program
   * runs: those of slots i, i + step, i + 2·step and so on, at most {@value #LOADED}.
   */
  public int step() {
    return step;
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
        case LISTS -> forEachOfLists(s0, s1 - s0, (s2 - s0) / (s1 - s0) + 1, exchange);
        default -> throw new IllegalArgumentException("No operation " + program[at]);
      }
    }
  }

  private static void forEachOfLists(int first, int apart, int n, Exchange exchange) {
    for (int[] comparator : LISTS_OF_EIGHT) {
      // Slots that are not there stand for values above all others.
      if (comparator[1] < n) {
        exchange.exchange(first + comparator[0] * apart, first + comparator[1] * apart);
      }
    }
  }

  private static List<int[]> pruned(int m, int first, int last, int phase) {
    BitSet needed = new BitSet(m);
    needed.set(first, last + 1);
    Deque<int[]> kept = new ArrayDeque<>();
    List<int[]> sort = oddEvenMergeSort(m, phase);
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

  /** The largest power of two below m. */
  private static int top(int m) {
    return Integer.highestOneBit(Math.max(1, m - 1));
  }

  /**
   * Knuth's Algorithm 5.2.2M, from a phase on: works for any m, not only for powers of two. After
   * phase p the values of slots that lie p apart are in order.
   */
  private static List<int[]> oddEvenMergeSort(int m, int phase) {
    List<int[]> comparators = new ArrayList<>();
    int top = top(m);
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
