package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;
import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.Shapes.flip;

import dev.strategikon.kernel.Ordered;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Loads rows into slots and puts up to four values of each column in order on the way, in
 * registers: the first phases of a network, which take little time while the rows come from memory.
 */
final class SortedLoad {
  private SortedLoad() {}

  static void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    int n = (rows.length - first + step - 1) / step;
    int whole = count / (2 * INTS.length()) * (2 * INTS.length());
    int apart = step * stride;
    int s0 = first * stride + at;
    if (n < 4) {
      // Beyond the last row that one again, above all others.
      int i1 = Math.min(1, n - 1);
      int i2 = Math.min(2, n - 1);
      three(
          rows[first],
          rows[first + i1 * step],
          rows[first + i2 * step],
          n,
          from,
          whole,
          slots,
          s0,
          s0 + i1 * apart,
          s0 + i2 * apart);
    } else {
      four(
          rows[first],
          rows[first + step],
          rows[first + 2 * step],
          rows[first + 3 * step],
          from,
          whole,
          slots,
          s0,
          s0 + apart,
          s0 + 2 * apart,
          s0 + 3 * apart);
    }
    if (whole < count) {
      rest(rows, first, step, from, whole, count, slots, stride, at);
    }
  }

  private static void three(
      float[] r0,
      float[] r1,
      float[] r2,
      int n,
      int from,
      int count,
      int[] slots,
      int s0,
      int s1,
      int s2) {
    IntVector f1 = floor(1, n);
    IntVector f2 = floor(2, n);
    int length = INTS.length();
    for (int j = 0; j < count; j += 2 * length) {
      int k = from + j;
      IntVector x0 = values(r0, k);
      IntVector x1 = values(r1, k).max(f1);
      IntVector x2 = values(r2, k).max(f2);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      IntVector middle = x1.min(x2);
      // The last first, so that what is above all others is overwritten.
      x1.max(x2).intoArray(slots, s2 + j);
      low.max(middle).intoArray(slots, s1 + j);
      low.min(middle).intoArray(slots, s0 + j);
      x0 = values(r0, k + length);
      x1 = values(r1, k + length).max(f1);
      x2 = values(r2, k + length).max(f2);
      low = x0.min(x1);
      x1 = x0.max(x1);
      middle = x1.min(x2);
      x1.max(x2).intoArray(slots, s2 + j + length);
      low.max(middle).intoArray(slots, s1 + j + length);
      low.min(middle).intoArray(slots, s0 + j + length);
    }
  }

  private static void four(
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      int from,
      int count,
      int[] slots,
      int s0,
      int s1,
      int s2,
      int s3) {
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j);
      IntVector x2 = values(r2, from + j);
      IntVector x3 = values(r3, from + j);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x2.min(x3);
      x3 = x2.max(x3);
      x2 = low;
      low = x0.min(x2);
      x2 = x0.max(x2);
      x0 = low;
      low = x1.min(x3);
      x1.max(x3).intoArray(slots, s3 + j);
      low.max(x2).intoArray(slots, s2 + j);
      low.min(x2).intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }

  private static IntVector values(float[] row, int at) {
    return flip(FloatVector.fromArray(FLOATS, row, at).viewAsIntegralLanes());
  }

  /** What to take the maximum with, so that the values of row i are above all others if i ≥ n. */
  static IntVector floor(int i, int n) {
    return IntVector.broadcast(INTS, i < n ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  private static void rest(
      float[][] rows,
      int first,
      int step,
      int from,
      int whole,
      int count,
      int[] slots,
      int stride,
      int at) {
    int[] column = new int[(rows.length - first + step - 1) / step];
    for (int j = whole; j < count; j++) {
      for (int k = 0; k < column.length; k++) {
        column[k] = Ordered.of(rows[first + k * step][from + j]);
      }
      Arrays.sort(column);
      for (int k = 0; k < column.length; k++) {
        slots[(first + k * step) * stride + at + j] = column[k];
      }
    }
  }
}
