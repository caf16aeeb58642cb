package dev.strategikon.spark.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
  /** More than a piece, so that slices begin and end on either side of its border. */
  private static final int LENGTH = (1 << 24) + 5;

  @Test
  void keepsEveryBit() {
    float[] values = {0f, -0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1e30f};
    assertArrayEquals(values, new Packed(values).floats());
    assertArrayEquals(new float[0], new Packed(new float[0]).floats());
  }

  @Test
  void slicesAcrossPieces() {
    float[] values = new float[LENGTH];
    Random random = new Random(1);
    for (int i = 0; i < LENGTH; i++) {
      values[i] = random.nextFloat();
    }
    Packed packed = new Packed(values);
    assertArrayEquals(values, packed.floats());
    int[][] slices = {{0, 1}, {LENGTH - 7, LENGTH}, {LENGTH - 5, LENGTH}, {3, LENGTH - 5}, {9, 9}};
    for (int[] slice : slices) {
      assertArrayEquals(
          Arrays.copyOfRange(values, slice[0], slice[1]), packed.floats(slice[0], slice[1]));
      assertArrayEquals(
          Arrays.copyOfRange(values, slice[0], slice[1]),
          new Packed(values, slice[0], slice[1]).floats());
    }
  }
}
