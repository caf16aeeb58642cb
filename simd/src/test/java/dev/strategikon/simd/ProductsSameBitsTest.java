package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.kernel.Kernels;
import dev.strategikon.kernel.ProductKernels;
import dev.strategikon.kernel.ScalarKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products bit by bit like the scalar kernels, over awkward lengths and starts. */
class ProductsSameBitsTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels SIMD = new SimdKernels();

  @ParameterizedTest
  @MethodSource("dev.strategikon.simd.KernelData#lengths")
  void products(int length) {
    for (int n : new int[] {0, 1, 2, 3, 4, 5, 8, 9, 25, 50, 51, 53, 100, 145, 203, 300}) {
      float[][] rows = KernelData.rows(n, length + 5, length);
      double[] expected = new double[n * (n + 1) / 2];
      SCALAR.products().products(rows).sum(5, 5 + length, expected);
      for (ProductKernels.Products products :
          List.of(
              new PackedProducts(rows, new Tile3()),
              new PackedProducts(rows, new Tile4()),
              new TransposedProducts(rows))) {
        assertSums(expected, products, 5, 5 + length);
        // From the fifth range on aligned.
        for (int range = 1; range < 4; range++) {
          products.sum(5, 5 + Math.min(length, 16), new double[expected.length]);
        }
        assertSums(expected, products, 5, 5 + length);
      }
      assertSums(expected, SIMD.products().products(rows), 5, 5 + length);
    }
  }

  private static void assertSums(
      double[] expected, ProductKernels.Products products, int from, int to) {
    double[] actual = new double[expected.length];
    Arrays.fill(actual, Double.NaN);
    products.sum(from, to, actual);
    KernelData.assertBits(expected, actual);
  }

  @ParameterizedTest
  @MethodSource("dev.strategikon.simd.KernelData#lengths")
  void squaredDistances(int length) {
    for (int n : new int[] {1, 2, 3, 4, 5, 8, 9, 25, 50, 51, 53, 100, 145, 203, 300}) {
      float[][] rows = KernelData.rows(n, length + 5, length);
      int[] first = IntStream.range(0, 2 * n).map(p -> p % n).toArray();
      int[] second = IntStream.range(0, 2 * n).map(p -> p * 7 % n).toArray();
      double[] expected = new double[2 * n];
      double[] actual = new double[2 * n];
      SCALAR.products().squaredDistances(rows, first, second, 5, 5 + length, expected);
      SIMD.products().squaredDistances(rows, first, second, 5, 5 + length, actual);
      KernelData.assertBits(expected, actual);
    }
  }

  @Test
  void noPairsHaveNoDistances() {
    double[] none = new double[0];
    SIMD.products().squaredDistances(new float[0][], new int[0], new int[0], 5, 9, none);
    assertEquals(0, none.length);
  }
}
