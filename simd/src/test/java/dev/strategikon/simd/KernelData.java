package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the kernels are tried on, and how their results are compared. */
final class KernelData {
  private static final float[] AWKWARD = {
    0f, -0f, 1f, Float.MIN_VALUE, -1e-40f, 1e30f, -Float.MAX_VALUE, 0.5f, -0.5f
  };

  private KernelData() {}

  /** Awkward numbers of columns. */
  static IntStream lengths() {
    return IntStream.of(
        0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 65, 100, 127, 207, 255, 257, 1000, 4095,
        4096);
  }

  static float[][] rows(int n, int length, long seed) {
    float[][] rows = new float[n][length];
    for (int i = 0; i < n; i++) {
      Draws draws = Draws.of(seed, "rows", i, length);
      for (int j = 0; j < length; j++) {
        rows[i][j] =
            draws.nextInt(5) == 0
                ? AWKWARD[draws.nextInt(AWKWARD.length)]
                : (float) draws.nextGaussian();
      }
    }
    return rows;
  }

  static void assertBits(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    // By their bits: −0 is not 0, and NaN is NaN.
    assertTrue(Arrays.equals(expected, actual), "differ at " + Arrays.mismatch(expected, actual));
  }

  static void assertBits(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    assertTrue(Arrays.equals(expected, actual), "differ at " + Arrays.mismatch(expected, actual));
  }
}
