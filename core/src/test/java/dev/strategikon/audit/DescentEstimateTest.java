package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.DescentEstimate.Verdict;
import dev.strategikon.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DescentEstimateTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void theIntervalIsStudents() {
    // Mean 3, deviation √2.5, and t = 2.7764 at 4 degrees of freedom.
    DescentEstimate test = DescentEstimate.of(new double[] {1, 2, 3, 4, 5}, 0.95);
    double margin = 2.7764451051977934 * Math.sqrt(2.5 / 5);
    assertEquals(3, test.mean(), 1e-15);
    assertEquals(3 - margin, test.low(), 1e-12);
    assertEquals(3 + margin, test.high(), 1e-12);
    assertEquals(Verdict.TOLERANT, test.verdict());
    // 4 draws: 3.182·1.581/2 = 2.516; 3 draws: 4.303·1.581/√3 = 3.93.
    assertEquals(4, test.drawsThatWouldDecide());
  }

  @Test
  void theSignDecides() {
    double[] samples = {-1, -2, -3, -4, -5};
    DescentEstimate broken = DescentEstimate.of(samples, 0.95);
    assertEquals(Verdict.BROKEN, broken.verdict());
    assertEquals("broken", broken.verdict().toString());
    DescentEstimate sure = DescentEstimate.of(samples, 0.9999);
    assertEquals(Verdict.UNDECIDED, sure.verdict());
    assertTrue(sure.drawsThatWouldDecide() > 5);
  }

  @Test
  void soManyDrawsDecideAndOneLessDoesNot() {
    for (int i = 0; i < 200; i++) {
      Draws draws = Draws.of(3, "samples", i);
      double shift = draws.nextGaussian();
      double[] samples = new double[2 + draws.nextInt(60)];
      Arrays.setAll(samples, j -> 1e-7 * (shift + 3 * draws.nextGaussian()));
      DescentEstimate test = DescentEstimate.of(samples, 0.9);
      long enough = test.drawsThatWouldDecide();
      boolean decided = test.verdict() != Verdict.UNDECIDED;
      assertEquals(decided, enough <= test.draws(), test.toString());
      // Halves of copies keep the mean, and nearly the deviation.
      double half = (test.high() - test.low()) / 2;
      double ratio = half / Math.abs(test.mean());
      assertTrue(enough > 1 && (ratio > 1) == (enough > test.draws()), test.toString());
    }
  }

  @Test
  void aHugeNumberOfDrawsIsSaidToo() {
    // Mean 0.5e-4, deviation 1: (1.96 / 0.5e-4)² draws.
    DescentEstimate test = DescentEstimate.of(new double[] {1.0001, -1}, 0.95);
    double deviation = 2.0001 / Math.sqrt(2);
    double expected = Math.pow(1.959963984540054 * deviation / 0.5e-4, 2);
    assertEquals(expected, (double) test.drawsThatWouldDecide(), 1e-6 * expected);
    assertEquals(
        Long.MAX_VALUE, DescentEstimate.of(new double[] {1, -1}, 0.95).drawsThatWouldDecide());
  }

  @Test
  void oneDrawDecidesNothing() {
    DescentEstimate test = DescentEstimate.of(new double[] {-7}, 0.95);
    assertEquals(-7, test.mean());
    assertEquals(-INFINITE, test.low());
    assertEquals(INFINITE, test.high());
    assertEquals(Verdict.UNDECIDED, test.verdict());
    assertEquals(2, test.drawsThatWouldDecide());
  }

  @Test
  void equalSamplesLeaveNoDoubt() {
    for (double value : new double[] {-0.1, 0, 0.1}) {
      double[] samples = new double[7];
      Arrays.fill(samples, value);
      DescentEstimate test = DescentEstimate.of(samples, 0.95);
      assertEquals(value, test.mean(), 1e-16);
      assertEquals(test.low(), test.high());
      // Krum answers ε = 0 with the zero vector: it stands still, and Definition 4 allows that.
      assertEquals(value < 0 ? Verdict.BROKEN : Verdict.TOLERANT, test.verdict());
      assertEquals(2, test.drawsThatWouldDecide());
    }
  }

  @Test
  void infinitiesDecideWhereTheyAgree() {
    DescentEstimate down = DescentEstimate.of(new double[] {1, -INFINITE, 2}, 0.95);
    assertEquals(-INFINITE, down.mean());
    assertEquals(-INFINITE, down.high());
    assertEquals(Verdict.BROKEN, down.verdict());
    assertEquals(Verdict.TOLERANT, DescentEstimate.of(new double[] {INFINITE}, 0.95).verdict());
    for (double[] samples :
        new double[][] {{INFINITE, -INFINITE}, {Double.NaN, 1}, {Double.NaN, -INFINITE}}) {
      DescentEstimate neither = DescentEstimate.of(samples, 0.95);
      assertTrue(Double.isNaN(neither.mean()));
      assertEquals(Verdict.UNDECIDED, neither.verdict());
      assertEquals(Long.MAX_VALUE, neither.drawsThatWouldDecide());
    }
  }

  @Test
  void hugeSamplesDoNotOverflow() {
    DescentEstimate test = DescentEstimate.of(new double[] {1e308, 1.2e308, 1.1e308}, 0.95);
    assertEquals(1.1e308, test.mean(), 1e293);
    assertEquals(Verdict.TOLERANT, test.verdict());
  }

  @Test
  void theIntervalCoversTheTruthAsOftenAsItSays() {
    int covered = 0;
    for (int i = 0; i < 2000; i++) {
      Draws draws = Draws.of(11, "coverage", i);
      double[] samples = new double[6];
      Arrays.setAll(samples, j -> 5 + draws.nextGaussian());
      DescentEstimate test = DescentEstimate.of(samples, 0.8);
      covered += test.low() <= 5 && 5 <= test.high() ? 1 : 0;
    }
    assertEquals(1600, covered, 4 * Math.sqrt(2000 * 0.8 * 0.2));
  }

  @Test
  void nothingAndWrongConfidencesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DescentEstimate.of(new double[0], 0.95));
    assertThrows(IllegalArgumentException.class, () -> DescentEstimate.of(new double[] {1, 2}, 1));
  }
}
