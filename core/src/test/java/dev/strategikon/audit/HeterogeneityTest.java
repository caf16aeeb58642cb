package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeterogeneityTest {
  private static Heterogeneity fit(double[] squaredNorms, double... variances) {
    return Heterogeneity.of(squaredNorms, variances).orElseThrow();
  }

  /**
   * (1, 3), (4, 6), (9, 8): the upper hull has the lines 2 + x and 4.4 + 0.4·x. At the mean x =
   * 14/3 these are 6.67 and 6.27, the horizontal line is 8, and 3·x through the origin 14.
   */
  @Test
  void theLowestLineAboveThreePoints() {
    Heterogeneity fit = fit(new double[] {9, 1, 4}, 8, 3, 6);
    assertEquals(3, fit.moments());
    assertEquals(Math.sqrt(4.4), fit.g(), 1e-12);
    assertEquals(Math.sqrt(0.4), fit.b(), 1e-12);
  }

  @Test
  void aVarianceThatGrowsWithTheGradientIsAllB() {
    Heterogeneity fit = fit(new double[] {1, 2, 5}, 2, 4, 10);
    assertEquals(0, fit.g(), 1e-7);
    assertEquals(Math.sqrt(2), fit.b(), 1e-12);
  }

  @Test
  void aVarianceThatFallsWithTheGradientIsAllG() {
    Heterogeneity fit = fit(new double[] {1, 2}, 5, 3);
    assertEquals(Math.sqrt(5), fit.g(), 1e-12);
    assertEquals(0, fit.b());
  }

  /** Through (1, 1) and (2, 3) alone G² would be −1; so the line begins at the origin. */
  @Test
  void gIsNeverImaginary() {
    Heterogeneity fit = fit(new double[] {1, 2}, 1, 3);
    assertEquals(0, fit.g());
    assertEquals(Math.sqrt(1.5), fit.b(), 1e-12);
  }

  @Test
  void oneMomentHasNoFit() {
    assertTrue(Heterogeneity.of(new double[] {1}, new double[] {2}).isEmpty());
    double[] blank = {1, Double.NaN, 3};
    assertTrue(Heterogeneity.of(blank, new double[] {2, 2, Double.NaN}).isEmpty());
    assertEquals(0, fit(new double[2], 0, 0).b());
  }

  /** All lines through two of the points, or one of them and the origin, or horizontal. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 12})
  void noOtherLineIsLower(int n) {
    for (int seed = 0; seed < 50; seed++) {
      Draws draws = Draws.of(seed, "points", n);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = draws.nextInt(6);
        y[i] = 1 + draws.nextInt(6) + (seed % 3) * x[i];
      }
      Heterogeneity fit = fit(x, y);
      double mean = Arrays.stream(x).average().orElseThrow();
      double value = fit.g() * fit.g() + fit.b() * fit.b() * mean;
      assertTrue(isAbove(fit.g() * fit.g(), fit.b() * fit.b(), x, y), seed + ": " + fit);
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        lowest = Math.min(lowest, value(y[i], 0, x, y, mean));
        lowest = Math.min(lowest, value(0, y[i] / x[i], x, y, mean));
        for (int j = 0; j < n; j++) {
          double slope = (y[j] - y[i]) / (x[j] - x[i]);
          lowest = Math.min(lowest, value(y[i] - slope * x[i], slope, x, y, mean));
        }
      }
      assertEquals(lowest, value, 1e-9, seed + ": " + fit);
    }
  }

  private static double value(double a, double b, double[] x, double[] y, double mean) {
    return a >= 0 && b >= 0 && isAbove(a, b, x, y) ? a + b * mean : Double.POSITIVE_INFINITY;
  }

  private static boolean isAbove(double a, double b, double[] x, double[] y) {
    boolean isAbove = true;
    for (int i = 0; i < x.length; i++) {
      isAbove &= a + b * x[i] >= y[i] - 1e-9;
    }
    return isAbove;
  }
}
