package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.samples.Samples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinSumsTest {
  private static BinSums sums(KnownLine known, double... edges) {
    return BinSums.of(LineColumns.of(known.line()), new Bins(edges));
  }

  /** The median of 1, 2, 4, u and u is 1 up to u = 1, u up to 4, and then 4. */
  @Test
  void theMedianByHand() {
    BinSums sums = sums(KnownLine.rising("median", 2, 1, 2, 4));
    Bins bins = sums.bins();
    assertEquals(2, IntStream.range(0, bins.count()).mapToDouble(sums::number).sum());
    for (double t : new double[] {0.01, 0.99, 1.5, 2, 3, 3.99, 4.5, 1e9}) {
      int bin = bins.of(t);
      double lo = bins.lo(bin);
      assertEquals(Math.min(4, Math.max(1, lo)), sums.value(bin), 1e-12);
    }
    int rising = bins.of(2.02);
    assertEquals(0, sums.offset(rising), 1e-12);
    assertEquals(1, sums.slope(rising), 1e-12);
    assertEquals(0, sums.number(rising));
    assertEquals(bins.lo(rising), sums.lower(rising), 1e-12);
    assertEquals(bins.hi(rising), sums.upper(rising), 1e-12);
    assertEquals(4, sums.limit());
    assertEquals(4, sums.size());
  }

  @Test
  void theMeanHasNoLimitAndNoEvents() {
    BinSums sums = sums(KnownLine.rising("mean", 1, -3));
    assertEquals(Double.POSITIVE_INFINITY, sums.limit());
    assertEquals(0, sums.number(sums.bins().of(1)));
    assertEquals(-1, sums.value(sums.bins().of(1)), 1e-12);
    BinSums falling = sums(KnownLine.manipulation("mean", Samples.column(5), 1));
    assertEquals(Double.NEGATIVE_INFINITY, falling.limit());
  }

  @ParameterizedTest
  @CsvSource({
    "median, NORMAL",
    "trimmed-mean, HEAVY",
    "meamed, NORMAL",
    "meamed, TIES",
    "phocas, HEAVY",
    "sign-majority, NORMAL",
    "median, TIES",
    "mean, NARROW"
  })
  void valuesAreThoseOfTheRuleAndBoundsHoldThem(String rule, Samples.Kind kind) {
    KnownLine known = KnownLine.manipulation(rule, Samples.of(kind, 6, 20, 3), 2);
    BinSums sums = sums(known);
    Bins bins = sums.bins();
    double slack = 1e-9 * sums.size();
    int empty = 0;
    for (int bin = bins.of(1e-3); bin < bins.of(1e3); bin += 7) {
      // Just inside: at the edge itself choices may be equally good.
      double inside = bins.lo(bin) * (1 + 1e-12);
      if (sums.number(bin) == 0) {
        empty++;
        assertEquals(known.product(inside), sums.value(bin), slack + 1e-9, rule + " at " + inside);
      }
      for (int k = 1; k < 4; k++) {
        double t = bins.lo(bin) + (bins.hi(bin) - bins.lo(bin)) * k / 4;
        double product = known.product(t);
        assertTrue(product >= sums.lower(bin) - slack, rule + " below at " + t);
        assertTrue(product <= sums.upper(bin) + slack, rule + " above at " + t);
      }
    }
    assertTrue(empty > 0, "no bin without events");
  }
}
