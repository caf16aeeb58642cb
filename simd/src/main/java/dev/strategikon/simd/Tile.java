package dev.strategikon.simd;

/**
 * All inner products between two groups of rows, summed in registers while the columns pass by, so
 * that arithmetic is the bound and not loads.
 *
 * <p>Rows are packed first, a group's side by side: the first vector of columns of each row, then
 * the second of each, and so on. So two groups need two addresses, and loads do not cross cache
 * lines. A machine with shorter vectors than 16 lanes packs the lanes 0 to 7 of all columns first
 * and then 8 to 15, say, and passes several times; so the sums are the same on all.
 */
interface Tile {
  /** Returns how many rows a group has. */
  int side();

  /**
   * Returns how many rows make a panel: what two panels have for one pass fits the second-level
   * cache of a machine that the tile is for.
   */
  int panel();

  /**
   * Returns whether all groups are packed into one array, or each into its own.
   *
   * <p>One array begins the same way within a cache line for all groups; arrays of their own do so
   * only as long as they are allocated in a row, and the longer a vector, the more a load across
   * two lines costs. But two groups in one array need two indices, and in arrays of their own one:
   * 19 instructions for 9 multiply-adds instead of 28. That counts where a core decodes six in a
   * cycle and a neighbour on the same core takes half of them.
   */
  boolean sharesArray();

  /**
   * Packs the same lanes of a group's rows, and adds to sums the products of its own rows, and of
   * these and of another row with that row: they cost little while the rows come from memory.
   *
   * @param rows as many as a group has
   * @param from the first column; the next vector begins 16 columns further
   * @param vectors how many of each row
   * @param packed takes them from {@code at} on
   * @param in where the sums of the group's tile are read
   * @param out where they are written, the same place (see {@link #add})
   * @param beyond how far beyond these the sums with the other row begin, the last its own
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
   * Adds the products of a group with another to the sums of a tile: for each pair of rows a vector
   * of partial sums, 16 floats apart.
   *
   * @param a the array of the one group
   * @param b the array of the other
   * @param from where the one group's columns begin
   * @param other where the other's begin: {@code from} again, unless the groups share an array
   * @param length how many floats there are of each
   * @param in where the tile's sums are read
   * @param out where they are written: the same place, but told twice, or C2 keeps 9 addresses in
   *     registers that the loop needs
   */
  void add(float[] a, float[] b, int from, int other, int length, float[] sums, int in, int out);
}
