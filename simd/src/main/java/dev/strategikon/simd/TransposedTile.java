package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The inner products of four rows with as many other rows as two vectors have lanes. The sums stay
 * in registers over all columns. A lane is a row here, not a column as in a {@link Tile}: one row's
 * value of a column is copied to all lanes and multiplied with the values of the other rows. So
 * each pair has one sum, not one for each lane. With AVX2, 64 multiply-adds need 20 loaded values,
 * 4 of them from outside the first-level cache; a {@link Tile} needs 43, and 21 of them from
 * outside.
 */
final class TransposedTile {
  /** Rows of which one value is read at a time. */
  static final int TALL = 4;

  /** Rows that have a lane each: a multiple of {@link #TALL}. */
  static final int WIDE = 2 * FLOATS.length();

  /** Sums of a tile; those of one tall row follow those of another. */
  static final int SUMS = TALL * WIDE;

  private TransposedTile() {}

  /**
   * Adds some columns of one lane to the sums of a tile.
   *
   * @param packed the values of {@link #WIDE} rows in a column, then in the next column
   * @param tall the index of the four rows' first column
   * @param wide the index of the other rows' first column
   * @param columns how many columns
   * @param sums the sums of tiles
   * @param in the index at which the sums are read
   * @param out the index at which they are written
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
    // The loop counts one index and derives the other. If both are derived from a count of columns,
    // C2's loop is up to a quarter slower.
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
