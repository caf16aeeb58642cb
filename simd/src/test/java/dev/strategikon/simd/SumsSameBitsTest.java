package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.random.Draws;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums bit by bit like the scalar kernels, over awkward lengths and starts. */
class SumsSameBitsTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels SIMD = new SimdKernels();

  @ParameterizedTest
  @MethodSource("dev.strategikon.simd.KernelData#lengths")
  void sums(int length) {
    for (int n : new int[] {1, 3, 4, 7, 25}) {
      float[][] rows = KernelData.rows(n, length + 3, length);
      double[] weights = new double[n];
      Draws draws = Draws.of(length, "weights", n);
      for (int i = 0; i < n; i++) {
        weights[i] = draws.nextInt(4) == 0 ? 0 : draws.nextGaussian();
      }
      double[] expected = new double[length];
      double[] actual = new double[length];
      SCALAR.sums().sum(rows, 3, length, expected);
      SIMD.sums().sum(rows, 3, length, actual);
      KernelData.assertBits(expected, actual);
      SCALAR.sums().sumWeighted(rows, weights, 3, length, expected);
      SIMD.sums().sumWeighted(rows, weights, 3, length, actual);
      KernelData.assertBits(expected, actual);
      SCALAR.sums().sumSquaredDifferences(rows, rows[n / 2], 3, length, expected);
      SIMD.sums().sumSquaredDifferences(rows, rows[n / 2], 3, length, actual);
      KernelData.assertBits(expected, actual);
      float[] out = new float[length + 3];
      float[] otherOut = new float[length + 3];
      int[] which = IntStream.range(0, n).filter(i -> n == 1 || i % 3 != 1).toArray();
      float[] shares = new float[which.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = k % 2 == 0 ? 1 : 0.3f;
      }
      SCALAR.sums().mix(rows, which, shares, 0.07f, 3, length, out, 3);
      SIMD.sums().mix(rows, which, shares, 0.07f, 3, length, otherOut, 3);
      KernelData.assertBits(out, otherOut);
      SCALAR.sums().divide(expected, 7, length, out, 3);
      SIMD.sums().divide(actual, 7, length, otherOut, 3);
      KernelData.assertBits(out, otherOut);
      int[] votes = new int[length];
      int[] otherVotes = new int[length];
      for (float[] row : rows) {
        SCALAR.sums().addVotes(row, 3, length, votes);
        SIMD.sums().addVotes(row, 3, length, otherVotes);
      }
      assertArrayEquals(votes, otherVotes);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.strategikon.simd.KernelData#lengths")
  void theFirstValueThatIsNotFinite(int length) {
    float[] row = KernelData.rows(1, length + 2, 1)[0];
    assertEquals(-1, SIMD.sums().firstNonFinite(row, 2, length + 2));
    Draws draws = Draws.of(length, "flaws");
    for (int i = 0; i < Math.min(length, 20); i++) {
      float[] flawed = row.clone();
      int place = 2 + draws.nextInt(length);
      flawed[place] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
      flawed[length + 1] = Float.POSITIVE_INFINITY;
      assertEquals(
          SCALAR.sums().firstNonFinite(flawed, 2, length + 2),
          SIMD.sums().firstNonFinite(flawed, 2, length + 2));
    }
    if (length > 0) {
      row[0] = Float.NaN;
      assertEquals(-1, SIMD.sums().firstNonFinite(row, 2, length + 2));
    }
  }
}
