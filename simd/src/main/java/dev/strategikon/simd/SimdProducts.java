package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;

import dev.strategikon.kernel.ProductKernels;
import jdk.incubator.vector.FloatVector;

/**
 * {@link ProductKernels} with vector instructions. A machine whose vectors have fewer than 16 lanes
 * makes several passes, for example lanes 0 to 7 first and then 8 to 15. So the sums are the same
 * on all machines.
 */
final class SimdProducts implements ProductKernels {
  private static final Tile TILE = Shapes.MANY_REGISTERS ? new Tile4() : new Tile3();

  /** The number of rows from which a transposed copy is faster. */
  private static final int MANY = 160;

  /** Pairs at a time: an addition must wait for the one before it in the same sum. */
  private static final int PAIRS = 4;

  @Override
  public Products products(float[][] rows) {
    return rows.length < MANY ? new PackedProducts(rows, TILE) : new TransposedProducts(rows);
  }

  @Override
  public void squaredDistances(
      float[][] rows, int[] first, int[] second, int from, int to, double[] sums) {
    float[] lanes = LaneSums.room(PAIRS);
    int last = first.length - 1;
    for (int pair = 0; pair <= last; pair += PAIRS) {
      // A missing pair is the last one again.
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
      for (int k = 0; k < PAIRS && pair + k <= last; k++) {
        float[] a = rows[first[pair + k]];
        float[] b = rows[second[pair + k]];
        for (int j = whole; j < to; j++) {
          int lane = k * LANES + j - whole;
          float difference = a[j] - b[j];
          lanes[lane] = Math.fma(difference, difference, lanes[lane]);
        }
      }
      LaneSums.fold(lanes);
      for (int k = 0; k < PAIRS && pair + k <= last; k++) {
        sums[pair + k] = LaneSums.folded(lanes, k * LANES);
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
