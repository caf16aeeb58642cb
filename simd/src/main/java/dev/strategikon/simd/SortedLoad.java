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
    int whole = count / INTS.length() * INTS.length();
    // Beyond the last row that one again, above all others.
    int i1 = first + Math.min(1, n - 1) * step;
    int i2 = first + Math.min(2, n - 1) * step;
    int i3 = first + Math.min(3, n - 1) * step;
    four(
        rows[first],
        rows[i1],
        rows[i2],
        rows[i3],
        n,
        from,
        whole,
        slots,
        first * stride + at,
        i1 * stride + at,
        i2 * stride + at,
        i3 * stride + at);
    if (whole < count) {
      rest(rows, first, step, from, whole, count, slots, stride, at);
    }
  }

  private static void four(
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      int n,
      int from,
      int count,
      int[] slots,
      int s0,
      int s1,
      int s2,
      int s3) {
    IntVector f1 = floor(1, n);
    IntVector f2 = floor(2, n);
    IntVector f3 = floor(3, n);
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j).max(f1);
      IntVector x2 = values(r2, from + j).max(f2);
      IntVector x3 = values(r3, from + j).max(f3);
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
      x3 = x1.max(x3);
      x1 = low;
      // The last first, so that what is above all others is overwritten.
      x3.intoArray(slots, s3 + j);
      x1.max(x2).intoArray(slots, s2 + j);
      x1.min(x2).intoArray(slots, s1 + j);
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
