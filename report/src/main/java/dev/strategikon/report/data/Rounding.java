package dev.strategikon.report.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Rounds numbers in the page's data, which keeps the page small. */
public final class Rounding {
  private static final MathContext DIGITS = new MathContext(5);

  private Rounding() {}

  /**
   * {@return a number rounded to five significant digits; null for NaN and infinities, which JSON
   * lacks}
   *
   * @param value any number
   */
  public static Double number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
