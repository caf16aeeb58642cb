package dev.strategikon.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.profile.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-0.0123456, -0.0123",
    "0.00012345, 0.000123",
    "0.000099999, 0.0001",
    "0.000012345, 1.23e-5",
    "-4999.9, -5000",
    "543210, 543000",
    "999999, 1e6",
    "-1540000, -1.54e6",
    "1e300, 1e300",
    "Infinity, ∞",
    "-Infinity, -∞",
    "NaN, –"
  })
  void numbersHaveThreeDigits(double value, String text) {
    assertEquals(text, Digits.of(value));
  }

  @Test
  void intervalsAreSaidInWords() {
    assertEquals("none", Digits.of(List.of()));
    assertEquals("every", Digits.of(List.of(new Interval(0, INFINITY))));
    assertEquals("< 2.13", Digits.of(List.of(new Interval(0, 2.1290513))));
    assertEquals("> 0.035", Digits.of(List.of(new Interval(0.035, INFINITY))));
    Interval near = new Interval(0.1, 0.2);
    assertEquals("0.1 to 0.2, > 3", Digits.of(List.of(near, new Interval(3, INFINITY))));
    assertEquals(
        "0.1 to 0.2, 1 to 2, 3 to 4, and 1 more",
        Digits.of(
            List.of(near, new Interval(1, 2), new Interval(3, 4), new Interval(5, INFINITY))));
  }
}
