package dev.strategikon.compute;

import java.util.function.Supplier;

/**
 * The fixed order in which sums over coordinates are added.
 *
 * <p>The d coordinates are divided into blocks of {@value #SIZE}. The sums of one block are a leaf
 * of a binary tree over the block numbers. Node i of height k adds nodes 2i and 2i + 1 of height k
 * − 1. A missing right child adds nothing.
 *
 * <p>Assumptions: a leaf depends on its own block alone, and writes every element of its sums. On a
 * shard, all shards make the same calls with the same width, in the same order (see {@link Shard}).
 *
 * <p>Guarantees: the result has the same bits on any number of threads and of shards. A thread, a
 * shard or a machine that owns an aligned run of 2^k blocks owns a whole subtree, so the order of
 * the additions never depends on who adds.
 *
 * <p>Example, the sum of all coordinates of a vector:
 *
 * <pre>{@code
 * double[] total =
 *     Blocks.sum(x.length, 1, compute, (from, to, sums) -> {
 *       sums[0] = 0;
 *       for (int j = from; j < to; j++) {
 *         sums[0] += x[j];
 *       }
 *     });
 * }</pre>
 */
public final class Blocks {
  /** Coordinates of a block. 25 rows of it fit a second-level cache of half a megabyte. */
  public static final int SIZE = 4096;

  /** Computes the sums of one block. */
  @FunctionalInterface
  public interface Leaf {
    /**
     * Computes a leaf.
     *
     * @param from the block's first coordinate
     * @param to one past the block's last coordinate
     * @param sums receives the leaf; every element must be written
     */
    void sum(int from, int to, double[] sums);
  }

  private Blocks() {}

  /**
   * Returns the number of blocks.
   *
   * @param dimension d, the number of coordinates
   * @return ⌈d / {@value #SIZE}⌉
   */
  public static int count(int dimension) {
    return (int) (((long) dimension + SIZE - 1) / SIZE);
  }

  /**
   * Returns the first coordinate of a block.
   *
   * @param block its number, from 0
   * @return the coordinate, from 0
   */
  public static int from(int block) {
    return block * SIZE;
  }

  /**
   * Returns the end of a block.
   *
   * @param block its number, from 0
   * @param dimension d, the number of coordinates
   * @return one past the block's last coordinate
   */
  public static int to(int block, int dimension) {
    return (int) Math.min((long) (block + 1) * SIZE, dimension);
  }

  /**
   * Sums the leaves of all blocks along the tree, those of other shards included. The leaf must be
   * safe for use by several threads.
   *
   * @param dimension the number of coordinates here: d, or a shard's own; the sums are 0 without
   *     any
   * @param width how many sums are computed at once
   * @param compute threads and shard
   * @param leaf computes the sums of one block
   * @return the {@code width} sums, owned by the caller
   */
  public static double[] sum(int dimension, int width, Compute compute, Leaf leaf) {
    return sum(dimension, width, compute, () -> leaf);
  }

  /**
   * Sums the leaves of all blocks along the tree, those of other shards included. Each thread has a
   * leaf of its own, which may hold scratch memory.
   *
   * @param dimension the number of coordinates here: d, or a shard's own; the sums are 0 without
   *     any
   * @param width how many sums are computed at once
   * @param compute threads and shard
   * @param leaves makes a leaf, once on each thread that works
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
          TreeSum sum = new TreeSum(width);
          for (int b = index * run; b < Math.min((index + 1) * run, blocks); b++) {
            leaf.sum(from(b), to(b, dimension), sum.leaf());
            sum.add();
          }
          runs[index] = sum.result();
        });
    int perSubtree = subtree / run;
    double[] own = new double[(runs.length + perSubtree - 1) / perSubtree * width];
    for (int at = 0; at < own.length; at += width) {
      TreeSum sum = new TreeSum(width);
      int first = at / width * perSubtree;
      for (int r = first; r < Math.min(first + perSubtree, runs.length); r++) {
        sum.add(runs[r], 0);
      }
      System.arraycopy(sum.result(), 0, own, at, width);
    }
    TreeSum sum = new TreeSum(width);
    for (double[] shard : compute.shard().gather(own)) {
      for (int at = 0; at < shard.length; at += width) {
        sum.add(shard, at);
      }
    }
    return sum.result();
  }

  /**
   * Returns the number of blocks that a thread sums at a time: a power of two that leaves each of
   * several threads a few aligned runs. One thread makes one run, because each further run needs
   * memory for {@code width} sums and one more pass over them.
   */
  private static int runLength(int blocks, int threads) {
    int most = threads == 1 ? 2 * blocks - 1 : blocks / (4 * threads);
    return Math.max(1, Integer.highestOneBit(most));
  }
}
