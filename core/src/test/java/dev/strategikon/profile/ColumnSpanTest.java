package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.samples.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spans of a line on which the median of some columns is known. */
class ColumnSpanTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private final ProfileBuilder profile = new ProfileBuilder();

  private static ColumnSpan span(KnownLine known, double lo, double hi) {
    Line line = known.line();
    return new ColumnSpan(new LineColumns(line, line.honest().rows(), line.byzantine(), lo, hi));
  }

  /** The median of −4, −1, 2, u and u for u = t − 3: t − 3 up to t = 5, and then 2. */
  private static KnownLine crossing() {
    return KnownLine.of(
        "median",
        Samples.column(-4, -1, 2),
        2,
        new float[] {1},
        new float[] {-3},
        new float[] {1},
        1);
  }

  @Test
  void signInfimumAndValues() {
    double[] products = new double[4];
    assertTrue(span(crossing(), 0, INFINITE).addTo(new double[] {1, 2.5, 4, 9}, products, profile));
    assertArrayEquals(new double[] {-2, -0.5, 1, 2}, products, 1e-12);
    assertEquals(1, profile.breaks().size());
    assertEquals(0, profile.breaks().get(0).lo());
    assertEquals(3, profile.breaks().get(0).hi(), 1e-12);
    assertEquals(0, profile.infimum().t());
    assertEquals(-3, profile.infimum().value(), 1e-12);
  }

  @Test
  void whatLiesOutsideIsLeftAlone() {
    double[] products = {7, 7, 7, 7};
    assertTrue(span(crossing(), 2, 4).addTo(new double[] {2, 2.5, 4, 5}, products, profile));
    assertArrayEquals(new double[] {7, -0.5, 1, 7}, products, 1e-12);
    assertEquals(2, profile.breaks().get(0).lo());
    assertEquals(3, profile.breaks().get(0).hi(), 1e-12);
    assertEquals(new Infimum(2, -1), profile.infimum());
  }

  @Test
  void aConstantIsToldAtOnce() {
    // Two attackers below three honest values leave the smallest of them as the median.
    KnownLine still = KnownLine.manipulation("median", Samples.column(5, 6, 7), 2);
    double[] products = new double[1];
    assertTrue(span(still, 0, INFINITE).addTo(new double[] {3}, products, profile));
    assertEquals(30, products[0], 1e-12);
    assertEquals(List.of(), profile.breaks());
    assertEquals(30, profile.infimum().value(), 1e-12);
  }

  @Test
  void theLimitIsTheInfimumWhereNothingIsLower() {
    KnownLine falling = KnownLine.manipulation("median", Samples.column(-1, 1, 3), 3);
    assertTrue(span(falling, 0, INFINITE).addTo(new double[0], new double[0], profile));
    // The middle of six, −1 and −t, without end: (−1 − t)/2 for t > 1.
    assertEquals(new Infimum(INFINITE, Double.NEGATIVE_INFINITY), profile.infimum());
  }
}
