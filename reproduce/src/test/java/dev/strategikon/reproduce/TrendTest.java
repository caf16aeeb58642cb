package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void correlationByHand() {
    double[] x = {1, 2, 9, 10};
    assertEquals(1, Trend.spearman(x, new double[] {0.1, 0.2, 7, 8}), 1e-12);
    assertEquals(-1, Trend.spearman(x, new double[] {3, 2, 1, 0}), 1e-12);
    // 1 − 6·Σd²/(n(n² − 1)) with d = 1, −1, 1, −1.
    assertEquals(0.6, Trend.spearman(x, new double[] {2, 1, 4, 3}), 1e-12);
    // The same pairs in another order.
    assertEquals(0.6, Trend.spearman(new double[] {10, 1, 9, 2}, new double[] {3, 2, 4, 1}), 1e-12);
    // Equal values share the ranks 0 and 1: 1.5 / √(1.5·2).
    assertEquals(
        Math.sqrt(0.75), Trend.spearman(new double[] {1, 2, 3}, new double[] {1, 1, 2}), 1e-12);
  }

  @Test
  void nothingCorrelatesWithAConstant() {
    assertEquals(Double.NaN, Trend.spearman(new double[] {1, 2, 3}, new double[] {2, 2, 2}));
    assertEquals(Double.NaN, Trend.spearman(new double[0], new double[0]));
  }
}
