package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;

import dev.strategikon.kernel.ProductKernels;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ProductKernels} by vector instructions: tiles of 4 × 4 pairs, whose 16 sums stay in
 * registers while 8 rows pass by, so that arithmetic is the bound and not loads.
 *
 * <p>A machine with shorter vectors than 16 lanes passes several times, with the lanes 0 to 7 first
 * and then 8 to 15, say; so the sums are the same on all.
 */
final class SimdProducts implements ProductKernels {
  private static final int TILE = 4;

  /** Rows of a panel: two panels of blocks fit a second-level cache of a megabyte. */
  private static final int PANEL = 24;

  @Override
  public void products(float[][] rows, int from, int to, double[] sums) {
    float[] lanes = new float[TILE * TILE * LANES];
    for (int top = 0; top < rows.length; top += PANEL) {
      int bottom = Math.min(rows.length, top + PANEL);
      for (int left = 0; left <= top; left += PANEL) {
        for (int i = top; i < bottom; i += TILE) {
          for (int k = left; k < Math.min(left + PANEL, i + TILE) && k < rows.length; k += TILE) {
            tile(rows, i, k, from, to, lanes);
            store(lanes, rows.length, i, k, sums);
          }
        }
      }
    }
  }

  /** Sums the lanes of the tile's pairs into the packed lower triangle. */
  private static void store(float[] lanes, int n, int i, int k, double[] sums) {
    for (int a = 0; a < TILE && i + a < n; a++) {
      for (int b = 0; b < TILE && k + b <= i + a; b++) {
        sums[(i + a) * (i + a + 1) / 2 + k + b] = tree(lanes, (a * TILE + b) * LANES);
      }
    }
  }

  /** Adds lane i + 8 to lane i, then i + 4, i + 2 and i + 1. */
  private static float tree(float[] lanes, int at) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = at; i < at + half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[at];
  }

  private static void tile(float[][] rows, int i, int k, int from, int to, float[] lanes) {
    float[] a0 = row(rows, i);
    float[] a1 = row(rows, i + 1);
    float[] a2 = row(rows, i + 2);
    float[] a3 = row(rows, i + 3);
    float[] b0 = row(rows, k);
    float[] b1 = row(rows, k + 1);
    float[] b2 = row(rows, k + 2);
    float[] b3 = row(rows, k + 3);
    int whole = from + (to - from) / LANES * LANES;
    for (int part = 0; part < LANES; part += FLOATS.length()) {
      tile(a0, a1, a2, a3, b0, b1, b2, b3, from + part, whole, lanes, part);
    }
    for (int j = whole; j < to; j++) {
      int lane = j - whole;
      rest(lanes, lane, a0[j], b0[j], b1[j], b2[j], b3[j]);
      rest(lanes, TILE * LANES + lane, a1[j], b0[j], b1[j], b2[j], b3[j]);
      rest(lanes, 2 * TILE * LANES + lane, a2[j], b0[j], b1[j], b2[j], b3[j]);
      rest(lanes, 3 * TILE * LANES + lane, a3[j], b0[j], b1[j], b2[j], b3[j]);
    }
  }

  /** Beyond the last row the last one again: its sums are not stored. */
  private static float[] row(float[][] rows, int i) {
    return rows[Math.min(i, rows.length - 1)];
  }

  private static void rest(float[] s, int at, float a, float b0, float b1, float b2, float b3) {
    s[at] = Math.fma(a, b0, s[at]);
    s[at + LANES] = Math.fma(a, b1, s[at + LANES]);
    s[at + 2 * LANES] = Math.fma(a, b2, s[at + 2 * LANES]);
    s[at + 3 * LANES] = Math.fma(a, b3, s[at + 3 * LANES]);
  }

  private static void tile(
      float[] a0,
      float[] a1,
      float[] a2,
      float[] a3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      int from,
      int to,
      float[] lanes,
      int part) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector s00 = zero;
    FloatVector s01 = zero;
    FloatVector s02 = zero;
    FloatVector s03 = zero;
    FloatVector s10 = zero;
    FloatVector s11 = zero;
    FloatVector s12 = zero;
    FloatVector s13 = zero;
    FloatVector s20 = zero;
    FloatVector s21 = zero;
    FloatVector s22 = zero;
    FloatVector s23 = zero;
    FloatVector s30 = zero;
    FloatVector s31 = zero;
    FloatVector s32 = zero;
    FloatVector s33 = zero;
    for (int j = from; j < to; j += LANES) {
      FloatVector x0 = FloatVector.fromArray(FLOATS, a0, j);
      FloatVector x1 = FloatVector.fromArray(FLOATS, a1, j);
      FloatVector x2 = FloatVector.fromArray(FLOATS, a2, j);
      FloatVector x3 = FloatVector.fromArray(FLOATS, a3, j);
      FloatVector y = FloatVector.fromArray(FLOATS, b0, j);
      s00 = x0.fma(y, s00);
      s10 = x1.fma(y, s10);
      s20 = x2.fma(y, s20);
      s30 = x3.fma(y, s30);
      y = FloatVector.fromArray(FLOATS, b1, j);
      s01 = x0.fma(y, s01);
      s11 = x1.fma(y, s11);
      s21 = x2.fma(y, s21);
      s31 = x3.fma(y, s31);
      y = FloatVector.fromArray(FLOATS, b2, j);
      s02 = x0.fma(y, s02);
      s12 = x1.fma(y, s12);
      s22 = x2.fma(y, s22);
      s32 = x3.fma(y, s32);
      y = FloatVector.fromArray(FLOATS, b3, j);
      s03 = x0.fma(y, s03);
      s13 = x1.fma(y, s13);
      s23 = x2.fma(y, s23);
      s33 = x3.fma(y, s33);
    }
    s00.intoArray(lanes, part);
    s01.intoArray(lanes, LANES + part);
    s02.intoArray(lanes, 2 * LANES + part);
    s03.intoArray(lanes, 3 * LANES + part);
    s10.intoArray(lanes, 4 * LANES + part);
    s11.intoArray(lanes, 5 * LANES + part);
    s12.intoArray(lanes, 6 * LANES + part);
    s13.intoArray(lanes, 7 * LANES + part);
    s20.intoArray(lanes, 8 * LANES + part);
    s21.intoArray(lanes, 9 * LANES + part);
    s22.intoArray(lanes, 10 * LANES + part);
    s23.intoArray(lanes, 11 * LANES + part);
    s30.intoArray(lanes, 12 * LANES + part);
    s31.intoArray(lanes, 13 * LANES + part);
    s32.intoArray(lanes, 14 * LANES + part);
    s33.intoArray(lanes, 15 * LANES + part);
  }

  @Override
  public void squaredDistances(
      float[][] rows, int[] first, int[] second, int from, int to, double[] sums) {
    float[] lanes = new float[TILE * LANES];
    int last = first.length - 1;
    for (int pair = 0; pair <= last; pair += TILE) {
      // Four at a time, because a sum must wait for itself; beyond the last pair that one again.
      int p1 = Math.min(pair + 1, last);
      int p2 = Math.min(pair + 2, last);
      int p3 = Math.min(pair + 3, last);
      int whole = from + (to - from) / LANES * LANES;
      for (int part = 0; part < LANES; part += FLOATS.length()) {
        differences(
            rows[first[pair]],
            rows[second[pair]],
            rows[first[p1]],
            rows[second[p1]],
            rows[first[p2]],
            rows[second[p2]],
            rows[first[p3]],
            rows[second[p3]],
            from + part,
            whole,
            lanes,
            part);
      }
      for (int k = 0; k < TILE && pair + k <= last; k++) {
        float[] a = rows[first[pair + k]];
        float[] b = rows[second[pair + k]];
        for (int j = whole; j < to; j++) {
          int lane = k * LANES + j - whole;
          float difference = a[j] - b[j];
          lanes[lane] = Math.fma(difference, difference, lanes[lane]);
        }
        sums[pair + k] = tree(lanes, k * LANES);
      }
    }
  }

  private static void differences(
      float[] a0,
      float[] b0,
      float[] a1,
      float[] b1,
      float[] a2,
      float[] b2,
      float[] a3,
      float[] b3,
      int from,
      int to,
      float[] lanes,
      int part) {
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int j = from; j < to; j += LANES) {
      FloatVector x =
          FloatVector.fromArray(FLOATS, a0, j).sub(FloatVector.fromArray(FLOATS, b0, j));
      s0 = x.fma(x, s0);
      x = FloatVector.fromArray(FLOATS, a1, j).sub(FloatVector.fromArray(FLOATS, b1, j));
      s1 = x.fma(x, s1);
      x = FloatVector.fromArray(FLOATS, a2, j).sub(FloatVector.fromArray(FLOATS, b2, j));
      s2 = x.fma(x, s2);
      x = FloatVector.fromArray(FLOATS, a3, j).sub(FloatVector.fromArray(FLOATS, b3, j));
      s3 = x.fma(x, s3);
    }
    s0.intoArray(lanes, part);
    s1.intoArray(lanes, LANES + part);
    s2.intoArray(lanes, 2 * LANES + part);
    s3.intoArray(lanes, 3 * LANES + part);
  }
}
