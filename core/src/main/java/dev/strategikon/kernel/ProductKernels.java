package dev.strategikon.kernel;

/**
 * Sums over a range of at most 4,096 coordinates, in float. There are 16 partial sums: coordinate
 * j, counted from the start of the range, goes to sum j mod 16. They are added along a fixed tree:
 * sum i + 8 to sum i, then i + 4, i + 2 and i + 1. All products are added by fused multiply-add.
 */
public interface ProductKernels {
  /** The number of partial sums. */
  int LANES = 16;

  /**
   * Sums the products of all pairs of some rows. It may hold scratch memory, so each thread needs
   * its own.
   */
  @FunctionalInterface
  interface Products {
    /**
     * Writes Σ_j a_j·b_j for every pair of rows, as a packed lower triangle: the pair (i, k), k ≤
     * i, is at i·(i + 1)/2 + k.
     *
     * @param from the first coordinate
     * @param to one past the last coordinate, at most the rows' length
     * @param sums n·(n + 1)/2 numbers, all written
     */
    void sum(int from, int to, double[] sums);
  }

  /**
   * Returns an object that sums the products of rows over one range after another, for one thread.
   *
   * @param rows n rows, only read
   * @return a new object
   */
  Products products(float[][] rows);

  /**
   * Writes Σ_j (a_j − b_j)² for some pairs of rows.
   *
   * @param rows only read
   * @param first the index of each pair's first row, only read
   * @param second the index of each pair's second row, only read
   * @param from the first coordinate
   * @param to one past the last coordinate, at most the rows' length
   * @param sums one number for each pair, all written
   */
  void squaredDistances(float[][] rows, int[] first, int[] second, int from, int to, double[] sums);
}
