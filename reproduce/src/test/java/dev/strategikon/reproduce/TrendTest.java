package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void correlationByHand() {
    assertEquals(1, Trend.spearman(new double[] {0.1, 0.2, 7}), 1e-12);
    assertEquals(-1, Trend.spearman(new double[] {3, 2, 1, 0}), 1e-12);
    // 1 − 6·Σd²/(n(n² − 1)) with d = 1, −1, 1, −1.
    assertEquals(0.6, Trend.spearman(new double[] {2, 1, 4, 3}), 1e-12);
    // Equal values share the ranks 0 and 1: 1.5 / √(1.5·2).
    assertEquals(Math.sqrt(0.75), Trend.spearman(new double[] {1, 1, 2}), 1e-12);
  }

  @Test
  void nothingCorrelatesWithAConstant() {
    assertEquals(Double.NaN, Trend.spearman(new double[] {2, 2, 2}));
    assertEquals(Double.NaN, Trend.spearman(new double[0]));
  }

  @Test
  void thirds() {
    double[] values = {1, 3, 9, 9, 9, 5, 7};
    assertEquals(2, Trend.firstThird(values));
    assertEquals(6, Trend.lastThird(values));
    assertEquals(4, Trend.firstThird(new double[] {4, 5}));
  }
}
