package dev.strategikon.simd;

import static dev.strategikon.simd.Shapes.FLOATS;
import static dev.strategikon.simd.Shapes.INTS;
import static dev.strategikon.simd.Shapes.flip;

import dev.strategikon.kernel.Ordered;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Loads rows into slots and puts up to eight values of each column in order on the way, in
 * registers: the first phases of a network, which so take no loads and stores of their own, and
 * little time while the rows come from memory.
 */
final class SortedLoad {
  private SortedLoad() {}

  static void load(
      float[][] rows, int first, int step, int from, int count, int[] slots, int stride, int at) {
    int n = (rows.length - first + step - 1) / step;
    int whole = count / INTS.length() * INTS.length();
    int[] starts = new int[n];
    float[][] some = new float[n][];
    for (int i = 0; i < n; i++) {
      starts[i] = (first + i * step) * stride + at;
      some[i] = rows[first + i * step];
    }
    if (n <= 3) {
      three(some, from, whole, slots, starts);
    } else if (n <= 6) {
      six(some, from, whole, slots, starts);
    } else {
      eight(some, from, whole, slots, starts);
    }
    rest(some, from, whole, count, slots, starts);
  }

  private static IntVector values(float[] row, int at) {
    return flip(FloatVector.fromArray(FLOATS, row, at).viewAsIntegralLanes());
  }

  /** Raises a row's values above all others, or leaves them as they are. */
  private static IntVector floor(int row, int n) {
    return IntVector.broadcast(INTS, row < n ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  private static void rest(
      float[][] rows, int from, int whole, int count, int[] slots, int[] starts) {
    int[] column = new int[rows.length];
    for (int j = whole; j < count; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = Ordered.of(rows[i][from + j]);
      }
      Arrays.sort(column);
      for (int i = 0; i < column.length; i++) {
        slots[starts[i] + j] = column[i];
      }
    }
  }

  /**
   * Up to three rows. Beyond the last row that one again, above all others; its values are stored
   * first, to be overwritten.
   */
  private static void three(float[][] rows, int from, int count, int[] slots, int[] starts) {
    int last = rows.length - 1;
    float[] r0 = rows[0];
    int s0 = starts[0];
    float[] r1 = rows[Math.min(1, last)];
    int s1 = starts[Math.min(1, last)];
    float[] r2 = rows[Math.min(2, last)];
    int s2 = starts[Math.min(2, last)];
    IntVector f1 = floor(1, rows.length);
    IntVector f2 = floor(2, rows.length);
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j).max(f1);
      IntVector x2 = values(r2, from + j).max(f2);
      IntVector low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      x2.intoArray(slots, s2 + j);
      x1.intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }

  /** Four to six rows, likewise; 12 comparators. */
  private static void six(float[][] rows, int from, int count, int[] slots, int[] starts) {
    int last = rows.length - 1;
    float[] r0 = rows[0];
    int s0 = starts[0];
    float[] r1 = rows[1];
    int s1 = starts[1];
    float[] r2 = rows[2];
    int s2 = starts[2];
    float[] r3 = rows[3];
    int s3 = starts[3];
    float[] r4 = rows[Math.min(4, last)];
    int s4 = starts[Math.min(4, last)];
    float[] r5 = rows[Math.min(5, last)];
    int s5 = starts[Math.min(5, last)];
    IntVector f4 = floor(4, rows.length);
    IntVector f5 = floor(5, rows.length);
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j);
      IntVector x2 = values(r2, from + j);
      IntVector x3 = values(r3, from + j);
      IntVector x4 = values(r4, from + j).max(f4);
      IntVector x5 = values(r5, from + j).max(f5);
      IntVector low = x0.min(x5);
      x5 = x0.max(x5);
      x0 = low;
      low = x1.min(x3);
      x3 = x1.max(x3);
      x1 = low;
      low = x2.min(x4);
      x4 = x2.max(x4);
      x2 = low;
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x3.min(x4);
      x4 = x3.max(x4);
      x3 = low;
      low = x0.min(x3);
      x3 = x0.max(x3);
      x0 = low;
      low = x2.min(x5);
      x5 = x2.max(x5);
      x2 = low;
      low = x0.min(x1);
      x1 = x0.max(x1);
      x0 = low;
      low = x2.min(x3);
      x3 = x2.max(x3);
      x2 = low;
      low = x4.min(x5);
      x5 = x4.max(x5);
      x4 = low;
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x3.min(x4);
      x4 = x3.max(x4);
      x3 = low;
      x5.intoArray(slots, s5 + j);
      x4.intoArray(slots, s4 + j);
      x3.intoArray(slots, s3 + j);
      x2.intoArray(slots, s2 + j);
      x1.intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }

  /** Seven or eight rows, likewise; 19 comparators. */
  private static void eight(float[][] rows, int from, int count, int[] slots, int[] starts) {
    int last = rows.length - 1;
    float[] r0 = rows[0];
    int s0 = starts[0];
    float[] r1 = rows[1];
    int s1 = starts[1];
    float[] r2 = rows[2];
    int s2 = starts[2];
    float[] r3 = rows[3];
    int s3 = starts[3];
    float[] r4 = rows[4];
    int s4 = starts[4];
    float[] r5 = rows[5];
    int s5 = starts[5];
    float[] r6 = rows[6];
    int s6 = starts[6];
    float[] r7 = rows[Math.min(7, last)];
    int s7 = starts[Math.min(7, last)];
    IntVector f7 = floor(7, rows.length);
    for (int j = 0; j < count; j += INTS.length()) {
      IntVector x0 = values(r0, from + j);
      IntVector x1 = values(r1, from + j);
      IntVector x2 = values(r2, from + j);
      IntVector x3 = values(r3, from + j);
      IntVector x4 = values(r4, from + j);
      IntVector x5 = values(r5, from + j);
      IntVector x6 = values(r6, from + j);
      IntVector x7 = values(r7, from + j).max(f7);
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
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x4.min(x5);
      x5 = x4.max(x5);
      x4 = low;
      low = x6.min(x7);
      x7 = x6.max(x7);
      x6 = low;
      low = x4.min(x6);
      x6 = x4.max(x6);
      x4 = low;
      low = x5.min(x7);
      x7 = x5.max(x7);
      x5 = low;
      low = x5.min(x6);
      x6 = x5.max(x6);
      x5 = low;
      low = x0.min(x4);
      x4 = x0.max(x4);
      x0 = low;
      low = x1.min(x5);
      x5 = x1.max(x5);
      x1 = low;
      low = x2.min(x6);
      x6 = x2.max(x6);
      x2 = low;
      low = x3.min(x7);
      x7 = x3.max(x7);
      x3 = low;
      low = x2.min(x4);
      x4 = x2.max(x4);
      x2 = low;
      low = x3.min(x5);
      x5 = x3.max(x5);
      x3 = low;
      low = x1.min(x2);
      x2 = x1.max(x2);
      x1 = low;
      low = x3.min(x4);
      x4 = x3.max(x4);
      x3 = low;
      low = x5.min(x6);
      x6 = x5.max(x6);
      x5 = low;
      x7.intoArray(slots, s7 + j);
      x6.intoArray(slots, s6 + j);
      x5.intoArray(slots, s5 + j);
      x4.intoArray(slots, s4 + j);
      x3.intoArray(slots, s3 + j);
      x2.intoArray(slots, s2 + j);
      x1.intoArray(slots, s1 + j);
      x0.intoArray(slots, s0 + j);
    }
  }
}
