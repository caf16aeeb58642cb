package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import org.junit.jupiter.api.Test;

class BinsTest {
  @Test
  void binsFollowOneAnotherFromZeroToInfinity() {
    Bins bins = new Bins();
    assertEquals(0, bins.lo(0));
    assertEquals(Double.POSITIVE_INFINITY, bins.hi(bins.count() - 1));
    for (int b = 1; b < bins.count(); b++) {
      assertEquals(bins.hi(b - 1), bins.lo(b));
      assertTrue(bins.lo(b) < bins.hi(b));
    }
    // 280 octaves on each side of 32 × 40 parts, the last edge, and what lies outside.
    assertEquals(2 * 280 + 32 * 40 + 2, bins.count());
  }

  @Test
  void anOctaveNearOneHasThirtyTwoParts() {
    Bins bins = new Bins();
    int first = bins.of(1);
    assertEquals(1, bins.lo(first));
    assertEquals(1 + 1 / 32.0, bins.hi(first));
    assertEquals(2, bins.lo(first + 32));
    int far = bins.of(Math.scalb(1.0, 25));
    assertEquals(Math.scalb(1.0, 26), bins.hi(far));
  }

  @Test
  void aBinHoldsItsLowerEndAndNotItsUpperOne() {
    double[] further = {
      0.3, 1, Math.PI, 1e-200, 1e300, Double.MIN_VALUE, 0, Double.POSITIVE_INFINITY
    };
    Bins bins = new Bins(further);
    Draws draws = Draws.of(1, "bins");
    for (int k = 0; k < 2000; k++) {
      int expected = k % bins.count();
      double inside =
          bins.hi(expected) == Double.POSITIVE_INFINITY
              ? 2 * bins.lo(expected)
              : bins.lo(expected) + draws.nextDouble() * (bins.hi(expected) - bins.lo(expected));
      for (double t : new double[] {bins.lo(expected), inside, Math.nextUp(bins.lo(expected))}) {
        assertEquals(expected, bins.of(t), () -> t + " in bin " + expected);
      }
    }
    assertEquals(0, bins.of(Double.MIN_VALUE));
  }

  @Test
  void furtherEdgesAreEdgesUnlessTheyLieOutside() {
    Bins bins = new Bins(Math.PI, Math.PI, 0, 1e-200, 1e300, Double.POSITIVE_INFINITY, 1);
    assertEquals(new Bins().count() + 1, bins.count());
    assertEquals(Math.PI, bins.lo(bins.of(Math.PI)));
    assertEquals(Math.PI, bins.hi(bins.of(Math.nextDown(Math.PI))));
  }
}
