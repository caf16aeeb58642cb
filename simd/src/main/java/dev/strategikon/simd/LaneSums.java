package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.Shapes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Adds up the 16 lanes of sums that stand one behind the other: lane i + 8 to lane i, then i + 4, i
 * + 2 and i + 1. The first of these by vectors, for all sums; it is half of the additions.
 */
final class LaneSums {
  private static final int HALF = LANES / 2;

  private LaneSums() {}

  /** Returns room for so many sums, and for what {@link #fold} reads beyond the last. */
  static float[] room(int sums) {
    return new float[sums * LANES + HALF];
  }

  /** Adds the upper lanes of all sums to the lower; what the upper ones are then is undefined. */
  static void fold(float[] sums) {
    for (int at = 0; at < sums.length - HALF; at += LANES) {
      for (int lane = at; lane < at + HALF; lane += FLOATS.length()) {
        FloatVector upper = FloatVector.fromArray(FLOATS, sums, lane + HALF);
        FloatVector.fromArray(FLOATS, sums, lane).add(upper).intoArray(sums, lane);
      }
    }
  }

  /** Returns the sum that begins at a place, when it is folded. */
  static float folded(float[] s, int at) {
    return s[at]
        + s[at + 4]
        + (s[at + 2] + s[at + 6])
        + (s[at + 1] + s[at + 5] + (s[at + 3] + s[at + 7]));
  }
}
