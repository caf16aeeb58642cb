package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.kernel.SortingNetwork;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders bit by bit like the scalar kernels, over awkward lengths and starts. */
class OrdersSameBitsTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels SIMD = new SimdKernels();

  private static final int STRIDE = 256;

  /** Columns that are sorted at a time. */
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 65, 100, 127, 207, 255, 256})
  void orders(int count) {
    for (int m = 1; m <= 65; m++) {
      SortingNetwork network = SortingNetwork.of(m, 0, m - 1);
      int[] slots = new int[(m + 1) * STRIDE];
      int[] others = new int[(m + 1) * STRIDE];
      float[][] rows = KernelData.rows(m, count + 4, m);
      for (int first = 0; first < network.step(); first++) {
        SCALAR.orders().load(rows, first, network.step(), 4, count, slots, STRIDE, 0);
        SIMD.orders().load(rows, first, network.step(), 4, count, others, STRIDE, 0);
      }
      assertSlots(slots, others, IntStream.range(0, m).map(i -> i * STRIDE).toArray(), count);
      SCALAR.orders().run(network.program(), slots, STRIDE, 0, count);
      SIMD.orders().run(network.program(), others, STRIDE, 0, count);
      int[] starts = IntStream.range(0, m).map(rank -> network.slot(rank) * STRIDE).toArray();
      assertSlots(slots, others, starts, count);
      double[] centres = centres(slots, count);
      for (int t = 0; t < m; t++) {
        values(slots, starts[t], count);
        for (int keep = 1; keep <= m; keep++) {
          int below = t < keep ? -1 : starts[t - keep];
          int above = t + keep < m ? starts[t + keep] : -1;
          nearest(slots, below, starts[t], above, count, centres);
        }
      }
    }
  }

  private static void assertSlots(int[] expected, int[] actual, int[] starts, int count) {
    for (int start : starts) {
      assertTrue(
          Arrays.equals(expected, start, start + count, actual, start, start + count),
          "from slot " + start);
    }
  }

  /** Some tie with what stands in slot 0, some do not. */
  private static double[] centres(int[] slots, int count) {
    double[] centres = new double[STRIDE];
    SCALAR.orders().widen(slots, 0, count, centres);
    for (int j = 0; j < count; j += 3) {
      centres[j] *= 2;
    }
    return centres;
  }

  private static void values(int[] slots, int at, int count) {
    float[] expected = new float[count + 1];
    float[] actual = new float[count + 1];
    SCALAR.orders().store(slots, at, count, expected, 1);
    SIMD.orders().store(slots, at, count, actual, 1);
    KernelData.assertBits(expected, actual);
    double[] wide = new double[STRIDE];
    double[] otherWide = new double[STRIDE];
    SCALAR.orders().widen(slots, at, count, wide);
    SIMD.orders().widen(slots, at, count, otherWide);
    KernelData.assertBits(Arrays.copyOf(wide, count), Arrays.copyOf(otherWide, count));
    SCALAR.orders().add(slots, at, count, wide);
    SIMD.orders().add(slots, at, count, otherWide);
    KernelData.assertBits(Arrays.copyOf(wide, count), Arrays.copyOf(otherWide, count));
  }

  private static void nearest(
      int[] slots, int below, int at, int above, int count, double[] centres) {
    double[] sums = new double[STRIDE];
    double[] otherSums = new double[STRIDE];
    SCALAR.orders().addNearest(slots, below, at, above, count, centres, sums);
    SIMD.orders().addNearest(slots, below, at, above, count, centres, otherSums);
    for (int j = 0; j < count; j++) {
      if (Double.doubleToLongBits(sums[j]) != Double.doubleToLongBits(otherSums[j])) {
        assertEquals(sums[j], otherSums[j], "column " + j);
      }
    }
  }
}
