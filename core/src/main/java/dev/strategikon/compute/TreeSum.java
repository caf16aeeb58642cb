package dev.strategikon.compute;

import java.util.Arrays;

/**
 * Adds nodes of equal height along a binary tree as they come. It works like a binary counter: it
 * holds at most one partial sum for each height, and two of one height become one of the next.
 */
final class TreeSum {
  private final int width;
  private double[] leaf;
  private double[][] heights = new double[1][];
  private int count;

  /**
   * Starts without nodes.
   *
   * @param width how many sums a node holds
   */
  TreeSum(int width) {
    this.width = width;
    this.leaf = new double[width];
  }

  /** Returns the array in which the next node is written before {@link #add()}. */
  double[] leaf() {
    return leaf;
  }

  /**
   * Adds a node.
   *
   * @param nodes holds the node's sums
   * @param at where they begin
   */
  void add(double[] nodes, int at) {
    System.arraycopy(nodes, at, leaf, 0, width);
    add();
  }

  /** Adds the node in {@link #leaf}. */
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

  /** Returns the sum, zeros without nodes. Nothing may be added afterwards. */
  double[] result() {
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
