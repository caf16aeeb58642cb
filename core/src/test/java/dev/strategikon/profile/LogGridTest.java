package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogGridTest {
  @Test
  void numbersAreEvenlySpacedInTheLogarithm() {
    assertArrayEquals(new double[] {0.01, 0.1, 1, 10}, new LogGrid(0.01, 3, 1).numbers(), 1e-15);
    double[] halves = new LogGrid(2, 1, 2).numbers();
    assertArrayEquals(new double[] {2, 2 * Math.sqrt(10), 20}, halves, 1e-14);
    assertArrayEquals(new double[] {7}, new LogGrid(7, 0, 5).numbers());
  }

  @Test
  void theGridsThatAreUsedGoAsFarAsTheySay() {
    double[] fine = LogGrid.FINE.numbers();
    assertEquals(561, fine.length);
    assertEquals(1e-6, fine[0]);
    assertEquals(1e8, fine[560], 1e-4);
    double[] coarse = LogGrid.COARSE.numbers();
    assertEquals(97, coarse.length);
    assertEquals(1e-4, coarse[0]);
    assertEquals(1e8, coarse[96], 1e-4);
  }
}
