package dev.strategikon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "400, 400",
    "0.1, 0.1",
    "-0.333333333333333333, -0.333333333333",
    "123456789012345, 123456789012000",
    "99999999999949, 99999999999900",
    "1e11, 100000000000",
    "1e12, 1E+12",
    "1e30, 1E+30",
    "1e-30, 1E-30",
    "0.000001, 0.000001",
    "0.0000001, 1E-7",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void measuredNumbersHaveTwelveDigits(double value, String text) {
    assertEquals(text, FileNumbers.measured(value));
  }

  @Test
  void whatWasNotMeasuredIsBlank() {
    assertEquals("", FileNumbers.measured(Double.NaN));
    assertEquals(Double.NaN, FileNumbers.parseMeasured(""));
  }

  @Test
  void whatIsReadIsWrittenTheSameAgain() {
    Draws draws = Draws.of(1, "numbers");
    for (int i = 0; i < 1000; i++) {
      double value = draws.nextGaussian() * Math.pow(10, draws.nextInt(600) - 300);
      String text = FileNumbers.measured(value);
      double read = FileNumbers.parseMeasured(text);
      assertEquals(text, FileNumbers.measured(read));
      assertEquals(value, read, 1e-11 * Math.abs(value));
    }
    assertEquals(Double.NEGATIVE_INFINITY, FileNumbers.parseMeasured("-inf"));
    assertEquals(Double.POSITIVE_INFINITY, FileNumbers.parseMeasured("inf"));
    assertThrows(NumberFormatException.class, () -> FileNumbers.parseMeasured("soon"));
  }

  @Test
  void exactNumbersReadBackAsTheyWere() {
    Draws draws = Draws.of(2, "numbers");
    for (int i = 0; i < 1000; i++) {
      float value = (float) (draws.nextGaussian() * Math.pow(10, draws.nextInt(60) - 30));
      assertEquals(value, Float.parseFloat(FileNumbers.exact(value)));
    }
    assertEquals("nan", FileNumbers.exact(Float.NaN));
    assertEquals("inf", FileNumbers.exact(Float.POSITIVE_INFINITY));
    assertEquals("-inf", FileNumbers.exact(Float.NEGATIVE_INFINITY));
    assertEquals("0.1", FileNumbers.exact(0.1f));
  }
}
