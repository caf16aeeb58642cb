package dev.strategikon.simd;

import static dev.strategikon.kernel.ProductKernels.LANES;
import static dev.strategikon.simd.Shapes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Adds the 16 partial sums (lanes) of each of several sums that are stored one after another: lane
 * i + 8 to lane i, then i + 4, i + 2 and i + 1. The first step, half of the additions, is done by
 * vectors for all sums at once.
 */
final class LaneSums {
  private static final int HALF = LANES / 2;

  private LaneSums() {}

  /** Returns an array for some sums, with space for what {@link #fold} reads after the last. */
  static float[] room(int sums) {
    return new float[sums * LANES + HALF];
  }

  /** Adds the upper lanes of all sums to the lower ones. The upper lanes are undefined then. */
  static void fold(float[] sums) {
    for (int at = 0; at < sums.length - HALF; at += LANES) {
      for (int lane = at; lane < at + HALF; lane += FLOATS.length()) {
        FloatVector upper = FloatVector.fromArray(FLOATS, sums, lane + HALF);
        FloatVector.fromArray(FLOATS, sums, lane).add(upper).intoArray(sums, lane);
      }
    }
  }

  /** Returns the sum that begins at an index, after {@link #fold}. */
  static float folded(float[] s, int at) {
    return s[at]
        + s[at + 4]
        + (s[at + 2] + s[at + 6])
        + (s[at + 1] + s[at + 5] + (s[at + 3] + s[at + 7]));
  }
}
