package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.Shapes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Groups of three rows, for machines with 16 vector registers (AVX2). Their 9 sums and 6 factors
 * fit in any order of loads that C2 chooses. Of 12 sums it would spill two; their additions would
 * wait for memory, which doubles the time.
 */
final class Tile3 implements Tile {
  @Override
  public int side() {
    return 3;
  }

  @Override
  public void pack(
      float[][] rows,
      float[] other,
      int from,
      int vectors,
      float[] packed,
      int at,
      float[] sums,
      int in,
      int out,
      int beyond) {
    float[] r0 = rows[0];
    float[] r1 = rows[1];
    float[] r2 = rows[2];
    int length = FLOATS.length();
    FloatVector s00 = FloatVector.fromArray(FLOATS, sums, in);
    FloatVector s10 = FloatVector.fromArray(FLOATS, sums, in + 3 * LANES);
    FloatVector s11 = FloatVector.fromArray(FLOATS, sums, in + 4 * LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, sums, in + 6 * LANES);
    FloatVector s21 = FloatVector.fromArray(FLOATS, sums, in + 7 * LANES);
    FloatVector s22 = FloatVector.fromArray(FLOATS, sums, in + 8 * LANES);
    FloatVector t0 = FloatVector.fromArray(FLOATS, sums, in + beyond);
    FloatVector t1 = FloatVector.fromArray(FLOATS, sums, in + beyond + LANES);
    FloatVector t2 = FloatVector.fromArray(FLOATS, sums, in + beyond + 2 * LANES);
    FloatVector t3 = FloatVector.fromArray(FLOATS, sums, in + beyond + 3 * LANES);
    for (int k = 0; k < vectors * length; k += length) {
      int j = from + LANES / length * k;
      int p = at + 3 * k;
      FloatVector x0 = FloatVector.fromArray(FLOATS, r0, j);
      FloatVector x1 = FloatVector.fromArray(FLOATS, r1, j);
      FloatVector x2 = FloatVector.fromArray(FLOATS, r2, j);
      x0.intoArray(packed, p);
      x1.intoArray(packed, p + length);
      x2.intoArray(packed, p + 2 * length);
      s00 = x0.fma(x0, s00);
      s10 = x1.fma(x0, s10);
      s11 = x1.fma(x1, s11);
      s20 = x2.fma(x0, s20);
      s21 = x2.fma(x1, s21);
      s22 = x2.fma(x2, s22);
      FloatVector y = FloatVector.fromArray(FLOATS, other, j);
      t0 = x0.fma(y, t0);
      t1 = x1.fma(y, t1);
      t2 = x2.fma(y, t2);
      t3 = y.fma(y, t3);
    }
    t0.intoArray(sums, out + beyond);
    t1.intoArray(sums, out + beyond + LANES);
    t2.intoArray(sums, out + beyond + 2 * LANES);
    t3.intoArray(sums, out + beyond + 3 * LANES);
    s00.intoArray(sums, out);
    s10.intoArray(sums, out + 3 * LANES);
    s11.intoArray(sums, out + 4 * LANES);
    s20.intoArray(sums, out + 6 * LANES);
    s21.intoArray(sums, out + 7 * LANES);
    s22.intoArray(sums, out + 8 * LANES);
  }

  @Override
  public void add(float[] a, float[] b, int from, int to, float[] sums, int in, int out) {
    int lanes = FLOATS.length();
    FloatVector s00 = FloatVector.fromArray(FLOATS, sums, in);
    FloatVector s01 = FloatVector.fromArray(FLOATS, sums, in + LANES);
    FloatVector s02 = FloatVector.fromArray(FLOATS, sums, in + 2 * LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, sums, in + 3 * LANES);
    FloatVector s11 = FloatVector.fromArray(FLOATS, sums, in + 4 * LANES);
    FloatVector s12 = FloatVector.fromArray(FLOATS, sums, in + 5 * LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, sums, in + 6 * LANES);
    FloatVector s21 = FloatVector.fromArray(FLOATS, sums, in + 7 * LANES);
    FloatVector s22 = FloatVector.fromArray(FLOATS, sums, in + 8 * LANES);
    for (int i = from; i < to; i += 3 * lanes) {
      FloatVector x0 = FloatVector.fromArray(FLOATS, a, i);
      FloatVector x1 = FloatVector.fromArray(FLOATS, a, i + lanes);
      FloatVector x2 = FloatVector.fromArray(FLOATS, a, i + 2 * lanes);
      FloatVector y = FloatVector.fromArray(FLOATS, b, i);
      s00 = x0.fma(y, s00);
      s10 = x1.fma(y, s10);
      s20 = x2.fma(y, s20);
      y = FloatVector.fromArray(FLOATS, b, i + lanes);
      s01 = x0.fma(y, s01);
      s11 = x1.fma(y, s11);
      s21 = x2.fma(y, s21);
      y = FloatVector.fromArray(FLOATS, b, i + 2 * lanes);
      s02 = x0.fma(y, s02);
      s12 = x1.fma(y, s12);
      s22 = x2.fma(y, s22);
    }
    s00.intoArray(sums, out);
    s01.intoArray(sums, out + LANES);
    s02.intoArray(sums, out + 2 * LANES);
    s10.intoArray(sums, out + 3 * LANES);
    s11.intoArray(sums, out + 4 * LANES);
    s12.intoArray(sums, out + 5 * LANES);
    s20.intoArray(sums, out + 6 * LANES);
    s21.intoArray(sums, out + 7 * LANES);
    s22.intoArray(sums, out + 8 * LANES);
  }
}
