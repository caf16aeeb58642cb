package dev.strategikon.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  /** Leaves whose double sum depends on the order in which they are added. */
  private static double leaf(int block) {
    return Math.pow(10, block * 7 % 17) / 3;
  }

  /** The tree as the documentation defines it: node i of height k adds nodes 2i and 2i + 1. */
  private static double tree(int height, int number, int blocks) {
    if (height == 0) {
      return leaf(number);
    }
    long right = (2L * number + 1) << (height - 1);
    double left = tree(height - 1, 2 * number, blocks);
    return right < blocks ? left + tree(height - 1, 2 * number + 1, blocks) : left;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, 100, 255, 256, 257})
  void sumsFollowTheTreeOnAnyNumberOfThreads(int blocks) {
    int dimension = (blocks - 1) * Blocks.SIZE + 1;
    double expected = tree(9, 0, blocks);
    for (int threads = 1; threads <= 5; threads++) {
      double[] sums =
          Blocks.sum(
              dimension,
              2,
              new Compute(threads),
              (from, to, out) -> {
                out[0] = leaf(from / Blocks.SIZE);
                out[1] = to - from;
              });
      assertEquals(expected, sums[0]);
      assertEquals(dimension, sums[1]);
    }
  }

  @Test
  void noCoordinatesGiveZeros() {
    assertEquals(0, Blocks.sum(0, 1, Compute.SERIAL, (from, to, out) -> out[0] = 1)[0]);
  }

  @Test
  void theLargestDimensionDoesNotOverflow() {
    int blocks = Blocks.count(Integer.MAX_VALUE);
    assertEquals(524_288, blocks);
    assertEquals(Integer.MAX_VALUE, Blocks.to(blocks - 1, Integer.MAX_VALUE));
  }
}
