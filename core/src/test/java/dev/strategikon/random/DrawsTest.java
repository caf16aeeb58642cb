package dev.strategikon.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void theSameNameGivesTheSameNumbers() {
    assertEquals(Draws.of(7, "a", 1, 2).nextLong(), Draws.of(7, "a", 1, 2).nextLong());
  }

  @Test
  void theBytesAreFixedForEver() {
    Draws draws = Draws.of(42, "minibatch", 3, 4);
    int[] indices = new int[6];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = draws.nextInt(50_000);
    }
    // Computed by an independent program.
    assertArrayEquals(new int[] {25565, 14495, 35279, 23156, 19946, 47698}, indices);
  }

  @Test
  void everyPartOfTheNameCounts() {
    long reference = Draws.of(7, "a", 1, 2).nextLong();
    assertNotEquals(reference, Draws.of(8, "a", 1, 2).nextLong());
    assertNotEquals(reference, Draws.of(7, "b", 1, 2).nextLong());
    assertNotEquals(reference, Draws.of(7, "a", 2, 1).nextLong());
    assertNotEquals(reference, Draws.of(7, "a", 1).nextLong());
  }

  @Test
  void integersAreUniform() {
    int[] counts = new int[10];
    for (int step = 0; step < 1000; step++) {
      Draws draws = Draws.of(1, "uniform", step);
      for (int i = 0; i < 100; i++) {
        counts[draws.nextInt(10)]++;
      }
    }
    // Binomial with mean 10,000 and standard deviation 95: five of them.
    for (int count : counts) {
      assertEquals(10_000, count, 475);
    }
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    Draws draws = Draws.of(5, "gaussian");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double z = draws.nextGaussian();
      sum += z;
      squares += z * z;
    }
    assertEquals(0, sum / 100_000, 5 / Math.sqrt(100_000));
    assertEquals(1, squares / 100_000, 5 * Math.sqrt(2.0 / 100_000));
  }

  @Test
  void subsetsAreAscendingAndUniform() {
    int[] counts = new int[25];
    for (int step = 0; step < 25_000; step++) {
      int[] subset = Draws.of(3, "byzantine-set", step).subset(25, 12);
      assertEquals(12, subset.length);
      for (int i = 0; i < subset.length; i++) {
        assertTrue(i == 0 || subset[i - 1] < subset[i]);
        counts[subset[i]]++;
      }
    }
    for (int count : counts) {
      assertEquals(12_000, count, 5 * Math.sqrt(25_000 * 0.48 * 0.52));
    }
  }

  @Test
  void impossibleDrawsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Draws.of(1, "x").nextInt(0));
    assertThrows(IllegalArgumentException.class, () -> Draws.of(1, "x").subset(3, 4));
  }
}
