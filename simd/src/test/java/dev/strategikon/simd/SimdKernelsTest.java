package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ProductKernels;
import dev.strategikon.kernel.ScalarKernels;
import dev.strategikon.kernel.SortableFloats;
import dev.strategikon.kernel.SortingNetwork;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bit by bit the scalar kernels, over awkward lengths and starts. */
class SimdKernelsTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels SIMD = new SimdKernels();

  static Stream<Integer> lengths() {
    return Stream.of(
        0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 65, 100, 127, 207, 255, 257, 1000, 4095,
        4096);
  }

  @Test
  void theyAreWhatThisJvmUses() {
    assertTrue(Kernels.active().name().startsWith("simd-"), Kernels.active().name());
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void products(int length) {
    for (int n : new int[] {0, 1, 2, 3, 4, 5, 8, 9, 25, 50, 51, 53, 100, 145, 203, 300}) {
      float[][] rows = rows(n, length + 5, length);
      double[] expected = new double[n * (n + 1) / 2];
      double[] actual = new double[expected.length];
      SCALAR.products().products(rows).sum(5, 5 + length, expected);
      for (ProductKernels.Products products :
          List.of(
              new PackedProducts(rows, new Tile3()),
              new PackedProducts(rows, new Tile4()),
              new TransposedProducts(rows),
              SIMD.products().products(rows))) {
        for (int range = 0; range < 6; range++) {
          Arrays.fill(actual, Double.NaN);
          products.sum(5, 5 + length, actual); // from the fifth range on aligned
          assertBits(expected, actual);
        }
      }
      int[] first = IntStream.range(0, 2 * n).map(p -> p % n).toArray();
      int[] second = IntStream.range(0, 2 * n).map(p -> p * 7 % n).toArray();
      expected = new double[2 * n];
      actual = new double[2 * n];
      SCALAR.products().squaredDistances(rows, first, second, 5, 5 + length, expected);
      SIMD.products().squaredDistances(rows, first, second, 5, 5 + length, actual);
      assertBits(expected, actual);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void sums(int length) {
    for (int n : new int[] {1, 3, 4, 7, 25}) {
      float[][] rows = rows(n, length + 3, length);
      double[] weights = new double[n];
      Draws draws = Draws.of(length, "weights", n);
      for (int i = 0; i < n; i++) {
        weights[i] = draws.nextInt(4) == 0 ? 0 : draws.nextGaussian();
      }
      double[] expected = new double[length];
      double[] actual = new double[length];
      SCALAR.sums().sum(rows, 3, length, expected);
      SIMD.sums().sum(rows, 3, length, actual);
      assertBits(expected, actual);
      SCALAR.sums().sumWeighted(rows, weights, 3, length, expected);
      SIMD.sums().sumWeighted(rows, weights, 3, length, actual);
      assertBits(expected, actual);
      SCALAR.sums().sumSquaredDifferences(rows, rows[n / 2], 3, length, expected);
      SIMD.sums().sumSquaredDifferences(rows, rows[n / 2], 3, length, actual);
      assertBits(expected, actual);
      float[] out = new float[length + 3];
      float[] otherOut = new float[length + 3];
      int[] which = IntStream.range(0, n).filter(i -> n == 1 || i % 3 != 1).toArray();
      float[] shares = new float[which.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = k % 2 == 0 ? 1 : 0.3f;
      }
      SCALAR.sums().mix(rows, which, shares, 0.07f, 3, length, out, 3);
      SIMD.sums().mix(rows, which, shares, 0.07f, 3, length, otherOut, 3);
      assertBits(out, otherOut);
      SCALAR.sums().divide(expected, 7, length, out, 3);
      SIMD.sums().divide(actual, 7, length, otherOut, 3);
      assertBits(out, otherOut);
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
  @MethodSource("lengths")
  void theFirstValueThatIsNotFinite(int length) {
    float[] row = rows(1, length + 2, 1)[0];
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

  @ParameterizedTest
  @MethodSource("lengths")
  void orders(int length) {
    int count = Math.min(length, 256);
    for (int m = 1; m <= 65; m++) {
      SortingNetwork network = SortingNetwork.of(m, 0, m - 1);
      int[] slots = new int[(m + 1) * 256];
      int[] others = new int[(m + 1) * 256];
      float[][] rows = rows(m, count + 4, m);
      for (int first = 0; first < network.step(); first++) {
        SCALAR.orders().load(rows, first, network.step(), 4, count, slots, 256, 0);
        SIMD.orders().load(rows, first, network.step(), 4, count, others, 256, 0);
      }
      for (int i = 0; i < m; i++) {
        assertArrayEquals(
            Arrays.copyOfRange(slots, i * 256, i * 256 + count),
            Arrays.copyOfRange(others, i * 256, i * 256 + count));
      }
      SCALAR.orders().run(network.program(), slots, 256, 0, count);
      SIMD.orders().run(network.program(), others, 256, 0, count);
      int[] starts = IntStream.range(0, m).map(rank -> network.slot(rank) * 256).toArray();
      for (int start : starts) {
        assertArrayEquals(
            Arrays.copyOfRange(slots, start, start + count),
            Arrays.copyOfRange(others, start, start + count));
      }
      for (int t = 0; t < m; t++) {
        values(slots, starts[t], count);
        for (int keep = 1; keep <= m; keep++) {
          int below = t < keep ? -1 : starts[t - keep];
          int above = t + keep < m ? starts[t + keep] : -1;
          nearest(slots, below, starts[t], above, count);
        }
      }
    }
  }

  private static void values(int[] slots, int at, int count) {
    float[] expected = new float[count + 1];
    float[] actual = new float[count + 1];
    SCALAR.orders().store(slots, at, count, expected, 1);
    SIMD.orders().store(slots, at, count, actual, 1);
    assertBits(expected, actual);
    double[] wide = new double[256];
    double[] otherWide = new double[256];
    SCALAR.orders().widen(slots, at, count, wide);
    SIMD.orders().widen(slots, at, count, otherWide);
    assertBits(Arrays.copyOf(wide, count), Arrays.copyOf(otherWide, count));
    SCALAR.orders().add(slots, at, count, wide);
    SIMD.orders().add(slots, at, count, otherWide);
    assertBits(Arrays.copyOf(wide, count), Arrays.copyOf(otherWide, count));
  }

  private static void nearest(int[] slots, int below, int at, int above, int count) {
    double[] centres = new double[256];
    SCALAR.orders().widen(slots, 0, count, centres);
    for (int j = 0; j < count; j += 3) {
      centres[j] *= 2; // some ties with what stands in slot 0, some not
    }
    double[] sums = new double[256];
    double[] otherSums = new double[256];
    SCALAR.orders().addNearest(slots, below, at, above, count, centres, sums);
    SIMD.orders().addNearest(slots, below, at, above, count, centres, otherSums);
    assertBits(Arrays.copyOf(sums, count), Arrays.copyOf(otherSums, count));
  }

  @Test
  void integersKeepTheOrderOfFloats() {
    float[] ascending = {
      -Float.MAX_VALUE, -1, -Float.MIN_VALUE, -0f, 0f, Float.MIN_VALUE, 1, 1e30f
    };
    for (int i = 1; i < ascending.length; i++) {
      assertTrue(SortableFloats.toInt(ascending[i - 1]) < SortableFloats.toInt(ascending[i]));
      assertEquals(ascending[i], SortableFloats.toFloat(SortableFloats.toInt(ascending[i])));
    }
  }

  private static float[][] rows(int n, int length, long seed) {
    float[] awkward = {0f, -0f, 1f, Float.MIN_VALUE, -1e-40f, 1e30f, -Float.MAX_VALUE, 0.5f, -0.5f};
    float[][] rows = new float[n][length];
    for (int i = 0; i < n; i++) {
      Draws draws = Draws.of(seed, "rows", i, length);
      for (int j = 0; j < length; j++) {
        rows[i][j] =
            draws.nextInt(5) == 0
                ? awkward[draws.nextInt(awkward.length)]
                : (float) draws.nextGaussian();
      }
    }
    return rows;
  }

  private static void assertBits(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(actual[i]));
    }
  }

  private static void assertBits(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]));
    }
  }
}
