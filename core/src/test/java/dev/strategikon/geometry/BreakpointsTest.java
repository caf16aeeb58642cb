package dev.strategikon.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BreakpointsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static double[] crossings(double[] a, double[] b) {
    Breakpoints breakpoints = new Breakpoints(0, INFINITE);
    breakpoints.addCrossings(a, b);
    return breakpoints.cuts();
  }

  @Test
  void quadraticsCrossAtTheRootsOfTheirDifference() {
    // t² − 3t + 2, a line, and what never is zero.
    assertArrayEquals(
        new double[] {0, 1, 2, INFINITE},
        crossings(new double[] {7, -3, 2}, new double[] {5, 0, 1}));
    assertArrayEquals(
        new double[] {0, 4, INFINITE}, crossings(new double[] {4, 0, 1}, new double[] {0, 1, 1}));
    assertArrayEquals(
        new double[] {0, INFINITE}, crossings(new double[] {1, 0, 1}, new double[] {0, 0, 0}));
    assertArrayEquals(
        new double[] {0, INFINITE}, crossings(new double[] {1, 2, 3}, new double[] {1, 2, 3}));
  }

  /** A root of what rounding leaves would cut where no value can be told from another. */
  @Test
  void leadingCoefficientsThatAreEqualOnPaperMakeNoRoot() {
    double square = 2.0 / 3;
    double[] rounded = {1, 2, Math.nextUp(square)};
    assertArrayEquals(new double[] {0, INFINITE}, crossings(new double[] {1, 5, square}, rounded));
    assertArrayEquals(
        new double[] {0, 3, INFINITE}, crossings(new double[] {10, -1, square}, rounded));
  }

  @Test
  void cutsKeepToTheirIntervalAndNearOnesAreOne() {
    Breakpoints breakpoints = new Breakpoints(1, 5);
    for (double t : new double[] {3, 1, 5, 7, 0.5, Double.NaN, 3 * (1 + 1e-15), 2, INFINITE}) {
      breakpoints.add(t);
    }
    assertArrayEquals(new double[] {1, 2, 3, 5}, breakpoints.cuts());
    breakpoints.add(5 * (1 - 1e-15));
    assertArrayEquals(new double[] {1, 2, 3, 5}, breakpoints.cuts());
  }

  /** Between two cuts the same quadratics are smallest, wherever one looks. */
  @Test
  void theSmallestChangeAtCutsOnly() {
    int changes = 0;
    for (int example = 0; example < 200; example++) {
      Draws draws = Draws.of(example, "smallest");
      double[][] keys = new double[6][3];
      for (double[] key : keys) {
        Arrays.setAll(key, c -> draws.nextInt(4) == 0 ? draws.nextInt(3) : draws.nextDouble());
        key[1] -= 1;
      }
      int count = 1 + draws.nextInt(5);
      Breakpoints breakpoints = new Breakpoints(0, 10);
      breakpoints.addSelectionChanges(keys, count);
      double[] cuts = breakpoints.cuts();
      changes += cuts.length - 2;
      for (int c = 1; c < cuts.length; c++) {
        double edge = edge(keys, count, Breakpoints.interior(cuts[c - 1], cuts[c]));
        for (int k = 1; k < 10; k++) {
          double t = cuts[c - 1] + (cuts[c] - cuts[c - 1]) * k / 10;
          assertEquals(edge, edge(keys, count, t), "example " + example + " at " + t);
        }
      }
    }
    assertTrue(changes > 200, changes + " changes");
  }

  /** Which are among the smallest, as bits; equal ones by their values only. */
  private static double edge(double[][] keys, int count, double t) {
    double[] values = Arrays.stream(keys).mapToDouble(key -> Quadratics.value(key, t)).toArray();
    double last = Arrays.stream(values).sorted().toArray()[count - 1];
    double bits = 0;
    for (int i = 0; i < values.length; i++) {
      bits += values[i] <= last ? 1 << i : 0;
    }
    return bits;
  }
}
