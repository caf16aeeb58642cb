package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The inner products of four rows with two vectors full of other rows, summed in registers while
 * the columns pass by. A lane is a row here, not a column as in a {@link Tile}: of each column one
 * row's value goes to all lanes and is multiplied with those of the others. So there is one sum a
 * pair, not one for each lane. And with AVX2, for 64 multiply-adds 20 values are loaded, where a
 * {@link Tile} loads 43; of these 4 come from beyond the first cache, and 21.
 */
final class TransposedTile {
  /** Rows that have one value at a time. */
  static final int TALL = 4;

  /** Rows that have a lane each; a multiple of {@link #TALL}. */
  static final int WIDE = 2 * FLOATS.length();

  /** Sums of a tile: those of one tall row behind those of another. */
  static final int SUMS = TALL * WIDE;

  private TransposedTile() {}

  /**
   * Adds some columns of one lane to the sums of a tile.
   *
   * @param packed {@link #WIDE} rows' values of a column, then of the next
   * @param tall where the first column of the four rows begins
   * @param wide where that of the other rows begins
   * @param in where the sums are read
   * @param out where they are written
   */
  static void add(float[] packed, int tall, int wide, int columns, float[] sums, int in, int out) {
    int n = FLOATS.length();
    FloatVector s00 = FloatVector.fromArray(FLOATS, sums, in);
    FloatVector s01 = FloatVector.fromArray(FLOATS, sums, in + n);
    FloatVector s10 = FloatVector.fromArray(FLOATS, sums, in + 2 * n);
    FloatVector s11 = FloatVector.fromArray(FLOATS, sums, in + 3 * n);
    FloatVector s20 = FloatVector.fromArray(FLOATS, sums, in + 4 * n);
    FloatVector s21 = FloatVector.fromArray(FLOATS, sums, in + 5 * n);
    FloatVector s30 = FloatVector.fromArray(FLOATS, sums, in + 6 * n);
    FloatVector s31 = FloatVector.fromArray(FLOATS, sums, in + 7 * n);
    // Counts one place and derives the other: where both come from a count of columns, C2's loop is
    // up to a quarter slower.
    int apart = wide - tall;
    for (int i = tall; i < tall + columns * WIDE; i += WIDE) {
      int j = i + apart;
      FloatVector y0 = FloatVector.fromArray(FLOATS, packed, j);
      FloatVector y1 = FloatVector.fromArray(FLOATS, packed, j + n);
      FloatVector x = FloatVector.broadcast(FLOATS, packed[i]);
      s00 = x.fma(y0, s00);
      s01 = x.fma(y1, s01);
      x = FloatVector.broadcast(FLOATS, packed[i + 1]);
      s10 = x.fma(y0, s10);
      s11 = x.fma(y1, s11);
      x = FloatVector.broadcast(FLOATS, packed[i + 2]);
      s20 = x.fma(y0, s20);
      s21 = x.fma(y1, s21);
      x = FloatVector.broadcast(FLOATS, packed[i + 3]);
      s30 = x.fma(y0, s30);
      s31 = x.fma(y1, s31);
    }
    s00.intoArray(sums, out);
    s01.intoArray(sums, out + n);
    s10.intoArray(sums, out + 2 * n);
    s11.intoArray(sums, out + 3 * n);
    s20.intoArray(sums, out + 4 * n);
    s21.intoArray(sums, out + 5 * n);
    s30.intoArray(sums, out + 6 * n);
    s31.intoArray(sums, out + 7 * n);
  }
}
