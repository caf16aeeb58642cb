package dev.strategikon.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "99.4, 99 s",
    "99.6, 2 min",
    "3600, 60 min",
    "5960, 99 min",
    "5990, 1 h 40 min",
    "36000, 10 h 0 min",
    "172790, 2 days",
    "1728000, 20 days"
  })
  void durationsAreRounded(double seconds, String text) {
    assertEquals(text, PlanText.duration(seconds));
  }
}
