package dev.strategikon.compute;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The fixed order of every sum over coordinates.
 *
 * <p>The d coordinates are cut into blocks of {@value #SIZE}. What a block sums is the leaf of a
 * binary tree over the blocks' numbers: the node of height k and number i adds the nodes 2i and 2i
 * + 1 of height k − 1, and a missing right child adds nothing. A thread, a shard or a machine that
 * owns an aligned run of 2^k blocks owns a whole subtree, so who adds what never changes a bit.
 */
public final class Blocks {
  /** Coordinates of a block; 25 rows of it stay in a second-level cache of half a megabyte. */
  public static final int SIZE = 4096;

  /** Adds what one block contributes. */
  @FunctionalInterface
  public interface Leaf {
    /**
     * Computes a leaf.
     *
     * @param from the block's first coordinate
     * @param to one past the block's last coordinate
     * @param sums receives the leaf; all its elements must be written
     */
    void sum(int from, int to, double[] sums);
  }

  private Blocks() {}

  /** Returns how many blocks d coordinates have. */
  public static int count(int dimension) {
    return (int) (((long) dimension + SIZE - 1) / SIZE);
  }

  /** Returns the first coordinate of a block. */
  public static int from(int block) {
    return block * SIZE;
  }

  /** Returns one past the last coordinate of a block. */
  public static int to(int block, int dimension) {
    return (int) Math.min((long) (block + 1) * SIZE, dimension);
  }

  /**
   * Sums the leaves of all blocks along the tree, those of other shards included.
   *
   * @param dimension the coordinates that are here: d, or a shard's own; 0 of all gives zeros
   * @param width how many sums are computed side by side
   * @return the {@code width} sums, owned by the caller
   */
  public static double[] sum(int dimension, int width, Compute compute, Leaf leaf) {
    return sum(dimension, width, compute, () -> leaf);
  }

  /**
   * Sums the leaves of all blocks along the tree, those of other shards included.
   *
   * @param dimension the coordinates that are here: d, or a shard's own; 0 of all gives zeros
   * @param width how many sums are computed side by side
   * @param leaves called once on each thread that works, for a leaf with scratch memory of its own
   * @return the {@code width} sums, owned by the caller
   */
  public static double[] sum(int dimension, int width, Compute compute, Supplier<Leaf> leaves) {
    int blocks = count(dimension);
    int subtree = compute.shard().subtree();
    int run = Math.min(subtree, runLength(blocks, compute.threads()));
    double[][] runs = new double[(blocks + run - 1) / run][];
    compute.forEach(
        runs.length,
        leaves,
        (leaf, index) -> {
          BinaryCounter counter = new BinaryCounter(width);
          for (int b = index * run; b < Math.min((index + 1) * run, blocks); b++) {
            leaf.sum(from(b), to(b, dimension), counter.leaf());
            counter.add();
          }
          runs[index] = counter.sum();
        });
    int perSubtree = subtree / run;
    double[] own = new double[(runs.length + perSubtree - 1) / perSubtree * width];
    for (int at = 0; at < own.length; at += width) {
      BinaryCounter counter = new BinaryCounter(width);
      int first = at / width * perSubtree;
      for (int r = first; r < Math.min(first + perSubtree, runs.length); r++) {
        counter.add(runs[r], 0);
      }
      System.arraycopy(counter.sum(), 0, own, at, width);
    }
    BinaryCounter counter = new BinaryCounter(width);
    for (double[] shard : compute.shard().gather(own)) {
      for (int at = 0; at < shard.length; at += width) {
        counter.add(shard, at);
      }
    }
    return counter.sum();
  }

  /**
   * A power of two that leaves each of several threads a few aligned runs. One thread makes one
   * run: more would need room, and more passes over it, for as many sums again.
   */
  private static int runLength(int blocks, int threads) {
    int most = threads == 1 ? 2 * blocks - 1 : blocks / (4 * threads);
    return Math.max(1, Integer.highestOneBit(most));
  }

  /** Sums leaves as they come, holding one partial sum for each height of the tree. */
  private static final class BinaryCounter {
    private final int width;
    private double[] leaf;
    private double[][] heights = new double[1][];
    private int count;

    BinaryCounter(int width) {
      this.width = width;
      this.leaf = new double[width];
    }

    double[] leaf() {
      return leaf;
    }

    /** Takes a node of the tree from an array; all nodes of one counter have the same height. */
    void add(double[] nodes, int at) {
      System.arraycopy(nodes, at, leaf, 0, width);
      add();
    }

    /** Takes what stands in {@link #leaf}. */
    void add() {
      int height = 0;
      for (; (count >> height & 1) == 1; height++) {
        addTo(leaf, heights[height]);
      }
      if (height == heights.length) {
        heights = Arrays.copyOf(heights, height + 1);
      }
      double[] free = heights[height] == null ? new double[width] : heights[height];
      heights[height] = leaf;
      leaf = free;
      count++;
    }

    /** Returns the sum, zeros if nothing was taken; the counter is used up. */
    double[] sum() {
      double[] sum = null;
      for (int height = 0; height < heights.length; height++) {
        if ((count >> height & 1) == 1) {
          if (sum == null) {
            sum = heights[height];
          } else {
            addTo(sum, heights[height]);
          }
        }
      }
      return sum == null ? new double[width] : sum;
    }

    private static void addTo(double[] sum, double[] other) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other[i];
      }
    }
  }
}
