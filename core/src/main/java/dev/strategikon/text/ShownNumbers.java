package dev.strategikon.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** The text of numbers for people: with few digits, and the same in every locale. */
public final class ShownNumbers {
  /** The text of a number that was not measured. */
  public static final String NONE = "–";

  private static final MathContext THREE = new MathContext(3);

  private ShownNumbers() {}

  /**
   * Returns a number with three digits, such as {@code 0.0123}, {@code 1.2e-7}, {@code 54300} or
   * {@code -∞}.
   *
   * @param value the number
   * @return the text, {@code –} for NaN
   */
  public static String digits(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /**
   * Returns a number with a fixed number of decimal places, such as {@code 0.412}.
   *
   * @param value the number
   * @param places the number of places
   * @return the text, {@code –} if the number is not finite
   */
  public static String fixed(double value, int places) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + places + "f", value) : NONE;
  }

  /**
   * Returns a share in per cent, such as {@code 81.3 %}.
   *
   * @param share the share, 1 for 100 %
   * @return the text, {@code –} for NaN
   */
  public static String percent(double share) {
    return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /**
   * Returns a given number with all its digits, such as {@code 10}, {@code 0.5} or {@code −3}.
   *
   * @param value a finite number
   * @return the text, with the minus sign of mathematics
   */
  public static String plain(double value) {
    String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    return text.replace('-', '−');
  }

  /**
   * Returns a count with commas between the thousands, such as {@code 1,310,922}.
   *
   * @param count the count
   * @return the text
   */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
