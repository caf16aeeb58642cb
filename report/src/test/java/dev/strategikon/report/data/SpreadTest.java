package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void threeValuesHaveABandOfOneStandardDeviation() {
    Spread spread = Spread.of(new double[] {1, 2, Double.NaN, 6});
    assertEquals(3, spread.count());
    assertEquals(3, spread.mean());
    // Squares 4, 1 and 9 over n − 1 = 2.
    assertEquals(Math.sqrt(7), spread.deviation(), 1e-15);
    assertEquals(3 - Math.sqrt(7), spread.low(), 1e-15);
    assertEquals(3 + Math.sqrt(7), spread.high(), 1e-15);
  }

  @Test
  void twoValuesHaveABandFromOneToTheOther() {
    Spread spread = Spread.of(new double[] {5, 2});
    assertEquals(3.5, spread.mean());
    assertEquals(2, spread.low());
    assertEquals(5, spread.high());
    assertEquals(Math.sqrt(4.5), spread.deviation(), 1e-15);
  }

  @Test
  void oneValueHasNoneAndInfinitiesDoNotCount() {
    Spread one = Spread.of(new double[] {Double.POSITIVE_INFINITY, 4});
    assertEquals(1, one.count());
    assertEquals(4, one.low());
    assertEquals(4, one.high());
    assertEquals(Double.NaN, one.deviation());
    assertEquals("40.0 %", Spread.of(new double[] {0.4}).percent());
    assertEquals("45.0 ± 7.1 %", Spread.of(new double[] {0.4, 0.5}).percent());
    assertEquals("–", Spread.of(new double[0]).decimal());
  }
}
