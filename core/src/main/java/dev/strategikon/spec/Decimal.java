package dev.strategikon.spec;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Numbers as users write them: decimal digits with a point and an exponent if needed, such as 10,
 * -0.5 or 1e-3. Java's other forms (+1, 01, 1d, 0x1p0) are no numbers here, because one of them may
 * mean something else to another reader.
 */
public final class Decimal {
  private static final Pattern FORM =
      Pattern.compile("-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

  /** The longest text of a number; the time to read one grows with the square of its digits. */
  private static final int LONGEST = 1_000;

  /** The largest number of zeros with which a number is written; others have an exponent. */
  private static final int LONGEST_PLAIN = 20;

  private Decimal() {}

  /**
   * Reads a number.
   *
   * @param text its text
   * @return the double nearest to it, infinite if it is too large; empty if it is no number
   */
  public static Optional<Double> number(String text) {
    return isNumber(text) ? Optional.of(Double.valueOf(text)) : Optional.empty();
  }

  /**
   * Reads a whole number, in any form: 10, 10.0 or 1e1.
   *
   * @param text its text
   * @return the number; empty if it is none, or has more than 32 bits
   */
  public static OptionalInt whole(String text) {
    if (!isNumber(text)) {
      return OptionalInt.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(10)) < 0
          ? OptionalInt.of(number.intValueExact())
          : OptionalInt.empty();
    } catch (ArithmeticException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Returns a number in its only form, such as 10 for 10.0 and 1e1; other text as it is.
   *
   * @param text a number, or other text
   * @return the form by which texts of one meaning are equal
   */
  public static String canonical(String text) {
    if (!isNumber(text)) {
      return text;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return Math.abs((long) number.scale()) <= LONGEST_PLAIN
        ? number.toPlainString()
        : number.toString();
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
