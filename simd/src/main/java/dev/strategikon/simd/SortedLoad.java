package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;
import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.Shapes.flip;

import dev.strategikon.kernel.SortableFloats;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Loads rows into slots and sorts up to four values of each column on the way, in registers. These
 * are the first phases of a network; they take little time while the rows come from memory.
 */
final class SortedLoad {
  /** Loads columns of up to three rows, of four rows, or the columns that do not fill a vector. */
  @FunctionalInterface
  private interface Columns {
    void load(
        float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at);
  }

  private SortedLoad() {}

  /** See {@link dev.strategikon.kernel.OrderKernels#load}. */
  static void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    int whole = count / INTS.length() * INTS.length();
    Columns vectors = first + 3 * step < rows.length ? SortedLoad::four : SortedLoad::three;
    load(vectors, rows, first, step, from, whole, slots, stride, at);
    load(
        SortedLoad::rest,
        rows,
        first,
        step,
        from + whole,
        count - whole,
        slots,
        stride,
        at + whole);
  }

  /**
   * The only call site of the three implementations, so that C2 does not inline them. In one method
   * they would exceed the limits of its inliner, and vectors that are not inlined are allocated.
   */
  private static void load(
      Columns columns,
      float[][] rows,
      int first,
      int step,
      int from,
      int count,
      int[] slots,
      int stride,
      int at) {
    columns.load(rows, first, step, from, count, slots, stride, at);
  }

  private static void three(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    // A missing row is the last one again, with values above all others.
    int n = (rows.length - first + step - 1) / step;
    int i1 = first + Math.min(1, n - 1) * step;
    int i2 = first + Math.min(2, n - 1) * step;
    float[] r0 = rows[first];
    float[] r1 = rows[i1];
    float[] r2 = rows[i2];
    int s0 = first * stride + at;
    int s1 = i1 * stride + at;
    int s2 = i2 * stride + at;
    IntVector f1 = floor(1, n);
    IntVector f2 = floor(2, n);
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j).max(f1);
      IntVector x2 = values(r2, from + j).max(f2);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x1.min(x2);
      // The last slot comes first, so that the values of missing rows are overwritten.
      x1.max(x2).intoArray(slots, s2 + j);
      x0.max(low).intoArray(slots, s1 + j);
      x0.min(low).intoArray(slots, s0 + j);
    }
  }

  private static void four(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    float[] r0 = rows[first];
    float[] r1 = rows[first + step];
    float[] r2 = rows[first + 2 * step];
    float[] r3 = rows[first + 3 * step];
    int s0 = first * stride + at;
    int s1 = s0 + step * stride;
    int s2 = s1 + step * stride;
    int s3 = s2 + step * stride;
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

  /**
   * Returns a lower limit for the values of row i: none if i < n, else above all values, because
   * the row is missing.
   */
  static IntVector floor(int i, int n) {
    return IntVector.broadcast(INTS, i < n ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  private static void rest(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    int[] column = new int[(rows.length - first + step - 1) / step];
    for (int j = 0; j < count; j++) {
      for (int k = 0; k < column.length; k++) {
        column[k] = SortableFloats.toInt(rows[first + k * step][from + j]);
      }
      Arrays.sort(column);
      for (int k = 0; k < column.length; k++) {
        slots[(first + k * step) * stride + at + j] = column[k];
      }
    }
  }
}
