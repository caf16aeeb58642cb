package dev.strategikon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.012345, 0.0123",
    "0.00012345, 0.000123",
    "0.000012345, 1.23e-5",
    "1.2e-7, 1.2e-7",
    "54321, 54300",
    "999500, 1e6",
    "-2, -2",
    "1234567, 1.23e6",
    "Infinity, ∞",
    "-Infinity, -∞",
    "NaN, –",
    "-0.0, 0",
    "1, 1",
    "-0.0123456, -0.0123",
    "0.000099999, 0.0001",
    "-4999.9, -5000",
    "543210, 543000",
    "999999, 1e6",
    "-1540000, -1.54e6",
    "1e300, 1e300"
  })
  void threeDigitsCount(double value, String text) {
    assertEquals(text, ShownNumbers.digits(value));
  }

  @Test
  void placesSharesAndCountsAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals("0.412", ShownNumbers.fixed(0.41234, 3));
      assertEquals("81.3 %", ShownNumbers.percent(0.81275));
      assertEquals("1,310,922", ShownNumbers.count(1_310_922));
    } finally {
      Locale.setDefault(before);
    }
    assertEquals("–", ShownNumbers.fixed(Double.POSITIVE_INFINITY, 3));
    assertEquals("–", ShownNumbers.percent(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "-10, −10", "0.5, 0.5", "-0.1, −0.1", "0, 0", "1e9, 1000000000"})
  void plainNumbersHaveAllDigits(double value, String text) {
    assertEquals(text, ShownNumbers.plain(value));
  }
}
