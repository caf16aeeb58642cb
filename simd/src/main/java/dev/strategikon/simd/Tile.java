package dev.strategikon.simd;

/**
 * All inner products between two groups of rows, summed in registers while the columns pass by, so
 * that arithmetic is the bound and not loads.
 *
 * <p>Rows are packed first, a group's side by side in an array of its own: the first vector of
 * columns of each row, then the second of each, and so on. So two groups need two addresses and one
 * index, and loads do not cross cache lines. That is worth a third of the time: a core decodes six
 * instructions in a cycle, of which a neighbour on the same core takes half. A machine with shorter
 * vectors than 16 lanes packs the lanes 0 to 7 of all columns first and then 8 to 15, say, and
 * passes several times; so the sums are the same on all.
 */
interface Tile {
  /** Returns how many rows a group has. */
  int side();

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
   * @param a the one group's columns
   * @param b the other's
   * @param from where they begin, in both
   * @param to where they end
   * @param in where the tile's sums are read
   * @param out where they are written: the same place, but told twice, or C2 keeps 9 addresses in
   *     registers that the loop needs
   */
  void add(float[] a, float[] b, int from, int to, float[] sums, int in, int out);
}
