package dev.strategikon.simd;

/**
 * All inner products between two groups of rows. The sums stay in registers over all columns, so
 * that arithmetic bounds the speed and loads do not.
 *
 * <p>Rows are packed first, each group in an array of its own: the first vector of columns of each
 * row, then the second of each, and so on. So two groups need two addresses and one index, and
 * loads do not cross cache lines. This saves a third of the time: a core decodes six instructions
 * in a cycle, and a second thread on the core takes half of them. A machine whose vectors have
 * fewer than 16 lanes packs, for example, lanes 0 to 7 of all columns first and then 8 to 15, and
 * makes several passes. So the sums are the same on all machines.
 */
interface Tile {
  /** Returns the number of rows in a group. */
  int side();

  /**
   * Packs the same lanes of a group's rows. It also adds the products within the group, of the
   * group with another row, and of that row with itself; they cost little while the rows come from
   * memory.
   *
   * @param rows the rows of the group
   * @param other the other row
   * @param from the first column; the next vector begins 16 columns further
   * @param vectors how many vectors of each row
   * @param packed receives the vectors
   * @param at where the first vector is written
   * @param sums the partial sums
   * @param in the index at which the sums of the group's tile are read
   * @param out the index at which they are written, equal to {@code in} (see {@link #add})
   * @param beyond the distance from these to the sums with the other row, whose own is the last
   */
  void pack(
      float[][] rows,
      float[] other,
      int from,
      int vectors,
      float[] packed,
      int at,
      float[] sums,
      int in,
      int out,
      int beyond);

  /**
   * Adds the products of two groups to the sums of a tile: for each pair of rows a vector of
   * partial sums, 16 floats apart.
   *
   * @param a the packed columns of one group
   * @param b those of the other
   * @param from the index at which they begin in both arrays
   * @param to the index at which they end
   * @param sums the partial sums
   * @param in the index at which the tile's sums are read
   * @param out the index at which they are written. It equals {@code in}; with one parameter for
   *     both, C2 keeps 9 addresses in registers that the loop needs
   */
  void add(float[] a, float[] b, int from, int to, float[] sums, int in, int out);
}
