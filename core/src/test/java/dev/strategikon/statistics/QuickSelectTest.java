package dev.strategikon.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuickSelectTest {
  @Test
  void movesTheSmallestToTheFrontAndNaNsBehind() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      double[] keys = new double[1 + random.nextInt(40)];
      // Few different values, so that many are equal.
      Arrays.setAll(keys, i -> random.nextInt(10) == 0 ? Double.NaN : random.nextInt(12));
      double[] sorted = keys.clone();
      Arrays.sort(sorted);
      int count = 1 + random.nextInt(keys.length);
      double last = QuickSelect.moveSmallest(keys, count);
      assertEquals(sorted[count - 1], last, "seed " + seed);
      Arrays.sort(keys, 0, count);
      Arrays.sort(keys, count, keys.length);
      assertArrayEquals(sorted, keys, "seed " + seed);
    }
  }
}
