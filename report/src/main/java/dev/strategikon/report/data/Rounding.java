package dev.strategikon.report.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Keeps the page small: no reader sees the digits beyond these. */
public final class Rounding {
  private static final MathContext DIGITS = new MathContext(5);

  private Rounding() {}

  /** Returns a number with five digits; null for what JSON cannot say. */
  public static Double number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
