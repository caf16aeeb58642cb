package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions whose roots and minimum are known. */
class GridProfileTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static LineProfile profile(DoubleUnaryOperator function, double... asked) {
    return GridProfile.profile(
        ts -> Arrays.stream(ts).map(function).toArray(), LogGrid.FINE, asked);
  }

  @Test
  void rootsAndMinimumOfAParabola() {
    LineProfile profile = profile(t -> (t - 2) * (t - 5));
    assertFalse(profile.exact());
    assertEquals(1, profile.breaks().size());
    assertEquals(2, profile.breaks().get(0).lo(), 1e-13);
    assertEquals(5, profile.breaks().get(0).hi(), 1e-13);
    assertEquals(-2.25, profile.infimum().value(), 1e-12);
    assertEquals(3.5, profile.infimum().t(), 1e-4);
  }

  @Test
  void whatIsAskedForIsAnsweredInItsOrder() {
    LineProfile profile = profile(t -> 3 * t + 1, 2, -5, 0, 2, 1e-6);
    assertArrayEquals(new double[] {7, -14, 1, 7, 3 * 1e-6 + 1}, profile.products(), 1e-15);
    // Numbers below 0 are answered, and are no part of the profile.
    assertEquals(List.of(), profile.breaks());
    assertEquals(1, profile.infimum().value(), 1e-5);
  }

  @Test
  void aDipBetweenTwoPlacesOfTheGridIsFoundNextToTheLowest() {
    // A grid of 40 a decade has 1 and 1.0593; the dip is negative from 1.0293 to 1.0307.
    LineProfile profile = profile(t -> Math.abs(Math.log(t / 1.03)) - 6.8e-4);
    assertEquals(1, profile.breaks().size());
    assertEquals(1.03 * Math.exp(-6.8e-4), profile.breaks().get(0).lo(), 1e-12);
    assertEquals(1.03 * Math.exp(6.8e-4), profile.breaks().get(0).hi(), 1e-12);
    assertTrue(profile.infimum().value() < -6e-4);
  }

  @Test
  void whatFallsInProportionHasNoInfimum() {
    LineProfile profile = profile(t -> 10 - t);
    assertEquals(new Infimum(INFINITE, Double.NEGATIVE_INFINITY), profile.infimum());
    assertEquals(1, profile.breaks().size());
    assertEquals(10, profile.breaks().get(0).lo(), 1e-12);
    assertEquals(INFINITE, profile.breaks().get(0).hi());
  }

  @Test
  void whatLevelsOutHasItsLimit() {
    LineProfile profile = profile(t -> 1 / (1 + t) - 1);
    assertEquals(INFINITE, profile.infimum().t());
    assertEquals(-1, profile.infimum().value(), 1e-7);
    assertEquals(List.of(new Interval(0, INFINITE)), profile.breaks());
  }

  @Test
  void aConstantIsNegativeEverywhereOrNowhere() {
    assertEquals(List.of(), profile(t -> 4).breaks());
    LineProfile below = profile(t -> -4);
    assertEquals(List.of(new Interval(0, INFINITE)), below.breaks());
    assertEquals(-4, below.infimum().value());
  }

  @Test
  void severalIntervalsAreApart() {
    LineProfile profile = profile(t -> Math.cos(4 * Math.log(t)) + (t > 1 && t < 60 ? 0 : 2));
    assertEquals(3, profile.breaks().size());
    for (int k = 0; k < 3; k++) {
      double middle = (Math.PI + 2 * k * Math.PI) / 4;
      assertEquals(Math.exp(middle - Math.PI / 8), profile.breaks().get(k).lo(), 1e-9);
    }
  }

  @Test
  void whatIsNoNumberIsNotNegative() {
    LineProfile profile = profile(t -> t > 1e4 ? Double.NaN : 1 - t);
    assertEquals(1, profile.breaks().size());
    assertEquals(1, profile.breaks().get(0).lo(), 1e-12);
    assertEquals(1e4, profile.breaks().get(0).hi(), 1e-8);
  }
}
