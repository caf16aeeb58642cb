package dev.strategikon.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sorting network: a fixed list of comparators that brings the values of wanted ranks to known
 * slots. It is Batcher's odd-even merge sort without the comparators on which no wanted rank
 * depends, written as a program of operations on several slots. Immutable.
 *
 * <p>The first phases of the sort bring the values of slots that are {@link #step} apart into
 * order, up to four at a time. {@link OrderKernels#load} does this: it costs little there, while
 * the values come from memory.
 *
 * <p>The comparators do not depend on the data, so one of them works on a whole row of columns. The
 * median of m = 25 values takes 87 comparators, and 26 more while loading.
 */
public final class SortingNetwork {
  /** Sorts (s0, s1): the smaller value goes to s0. */
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
   * Merges two sorted lists. The slots are those from s0 to s2 at distances of s1 − s0, at most
   * eight. The first, third, … of them are one list in order, the second, fourth, … the other.
   */
  public static final int LISTS = 5;

  /** Integers of one operation: its code and four slots, {@link #NONE} for a slot it lacks. */
  public static final int WORDS = 5;

  /** Marks a missing slot. */
  public static final int NONE = -1;

  /** A comparator on two slots. */
  @FunctionalInterface
  public interface Exchange {
    /**
     * Puts two slots in order.
     *
     * @param low the slot for the smaller value
     * @param high the slot for the larger value
     */
    void exchange(int low, int high);
  }

  /** The largest number of values that {@link OrderKernels#load} puts in order. */
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
   * Returns the network for m values that finds ranks [first, last]. The values begin in slots 0 to
   * m − 1. Those of slots a step apart are in order (see {@link #step}).
   *
   * @param m how many values, at least 1
   * @param first the first wanted rank, from 0 for the smallest value
   * @param last the last wanted rank
   * @return the network
   */
  public static SortingNetwork of(int m, int first, int last) {
    int step = Math.max(1, OddEvenMergeSort.firstDistance(m) * 2 / LOADED);
    IntStream.Builder program = IntStream.builder();
    int apart = step / 2;
    for (int i = 0; i < apart; i++) {
      int end = i + (m - 1 - i) / apart * apart;
      IntStream.of(LISTS, i, i + apart, end, NONE).forEach(program);
    }
    SortingNetworkFusion fusion =
        new SortingNetworkFusion(m, OddEvenMergeSort.comparators(m, first, last, apart / 2));
    fusion.operations().stream().flatMapToInt(Arrays::stream).forEach(program);
    return new SortingNetwork(step, program.build().toArray(), fusion.slots());
  }

  /**
   * {@return the distance of slots whose values must be in ascending order before the program runs:
   * slots i, i + step, i + 2·step and so on, at most {@value #LOADED} of them for each i}
   */
  public int step() {
    return step;
  }

  /** {@return the operations of {@value #WORDS} integers each, not to be written} */
  public int[] program() {
    return program;
  }

  /**
   * Returns the slot that has the value of a rank after the program has run.
   *
   * @param rank a wanted rank, from 0
   * @return the slot, from 0
   */
  public int slot(int rank) {
    return slots[rank];
  }

  /**
   * Runs a program comparator by comparator.
   *
   * @param program what {@link #program} returned, only read
   * @param exchange called for each comparator in order
   * @throws IllegalArgumentException if the program has an unknown operation
   */
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
        default -> throw new IllegalArgumentException("Unknown operation " + program[at]);
      }
    }
  }

  private static void forEachOfLists(int first, int apart, int n, Exchange exchange) {
    for (int[] comparator : LISTS_OF_EIGHT) {
      // A missing slot counts as a value above all others.
      if (comparator[1] < n) {
        exchange.exchange(first + comparator[0] * apart, first + comparator[1] * apart);
      }
    }
  }
}
