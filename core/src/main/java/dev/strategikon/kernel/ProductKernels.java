package dev.strategikon.kernel;

/**
 * Sums over a range of at most 4,096 coordinates, in float, as 16 partial sums (coordinate j goes
 * to sum j mod 16, counted from the range's start) that are added along a fixed tree: sum i + 8 to
 * sum i, then i + 4, i + 2 and i + 1. Fused multiply-add throughout.
 */
public interface ProductKernels {
  /** How many partial sums there are. */
  int LANES = 16;

  /**
   * Sums the products of all pairs of some rows; holds scratch memory, so each thread has its own.
   */
  @FunctionalInterface
  interface Products {
    /**
     * Writes Σ_j a_j·b_j for every pair of rows, the lower triangle row by row: the pair (i, k), k
     * ≤ i, stands at i·(i + 1)/2 + k.
     *
     * @param to at most as many as the rows have floats
     * @param sums n·(n + 1)/2 numbers, all written
     */
    void sum(int from, int to, double[] sums);
  }

  /**
   * Returns what sums the products of rows, range after range.
   *
   * @param rows n rows, only read
   */
  Products products(float[][] rows);

  /**
   * Writes Σ_j (a_j − b_j)² for some pairs of rows.
   *
   * @param first the index of each pair's first row
   * @param second the index of each pair's second row
   * @param sums a number a pair, all written
   */
  void squaredDistances(float[][] rows, int[] first, int[] second, int from, int to, double[] sums);
}
