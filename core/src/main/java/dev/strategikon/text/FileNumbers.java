package dev.strategikon.text;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The text of numbers in files, in a form that pandas and NumPy read: with a decimal point, {@code
 * inf} and {@code -inf}. It is the same on every JDK and in every locale.
 */
public final class FileNumbers {
  /** More digits than the precision of any measurement. */
  private static final MathContext MEASURED = new MathContext(12);

  private FileNumbers() {}

  /**
   * Returns the text of a measured number, with at most 12 digits.
   *
   * @param value the number; NaN if it was not measured
   * @return the text, empty for NaN
   */
  public static String measured(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return infinity(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(value).round(MEASURED).stripTrailingZeros();
    boolean isPlainInteger = decimal.scale() < 0 && decimal.scale() > -MEASURED.getPrecision();
    return (isPlainInteger ? decimal.setScale(0) : decimal).toString();
  }

  /**
   * Parses the text that {@link #measured} returns.
   *
   * @param text the text
   * @return the number; NaN for an empty text
   * @throws NumberFormatException if the text is not a number
   */
  public static double parseMeasured(String text) {
    return switch (text) {
      case "" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /**
   * Returns the shortest text from which exactly this number is parsed.
   *
   * @param value the number
   * @return the text, {@code nan} for NaN
   */
  public static String exact(float value) {
    if (Float.isNaN(value)) {
      return "nan";
    }
    return Float.isInfinite(value) ? infinity(value) : Float.toString(value);
  }

  private static String infinity(double value) {
    return value > 0 ? "inf" : "-inf";
  }
}
