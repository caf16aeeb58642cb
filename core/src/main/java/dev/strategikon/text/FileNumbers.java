package dev.strategikon.text;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers in files, as pandas and NumPy read them: with a decimal point, {@code inf} and {@code
 * -inf}. The text of a number is the same on every JDK and in every locale.
 */
public final class FileNumbers {
  /** More digits than any measured number is good for. */
  private static final MathContext MEASURED = new MathContext(12);

  private FileNumbers() {}

  /** Returns a measured number with at most 12 digits; NaN is blank, as what was not measured. */
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
   * Reads what {@link #measured} wrote.
   *
   * @throws NumberFormatException if the text is no number
   */
  public static double parseMeasured(String text) {
    return switch (text) {
      case "" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Returns the shortest text that reads back as exactly this number; NaN is {@code nan}. */
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
