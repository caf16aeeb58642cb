package dev.strategikon.simd;

/**
 * All inner products between two groups of rows, summed in registers while the columns pass by, so
 * that arithmetic is the bound and not loads.
 *
 * <p>Rows are packed first, a group's side by side: the first vector of columns of each row, then
 * the second of each, and so on. So C2 needs one address for a group instead of one a row, and
 * loads do not cross cache lines; both were a third of the time each. A machine with shorter
 * vectors than 16 lanes packs the lanes 0 to 7 of all columns first and then 8 to 15, say, and
 * passes several times; so the sums are the same on all.
 */
interface Tile {
  /** Returns how many rows a group has. */
  int side();

  /**
   * Packs a group, and adds to sums the products of its own rows, and of these and of another row
   * with that row: they cost little while the rows come from memory.
   *
   * @param rows as many as a group has
   * @param from the first column
   * @param to where columns end, a multiple of 16 away
   * @param packed takes the group's columns from {@code at} on
   * @param in where the sums of the group's tile are read
   * @param out where they are written, the same place (see {@link #add})
   * @param beyond how far beyond these the sums with the other row begin, the last its own
   */
  void pack(
      float[][] rows,
      float[] other,
      int from,
      int to,
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
   * @param a where the one group's columns stand
   * @param b where the other's stand
   * @param length floats of each
   * @param in where the tile's sums are read
   * @param out where they are written: the same place, but told twice, or C2 keeps 9 addresses in
   *     registers that the loop needs
   */
  void add(float[] packed, int a, int b, int length, float[] sums, int in, int out);
}
