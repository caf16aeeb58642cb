package dev.strategikon.spec;

import java.util.OptionalInt;

/**
 * The arguments of a complete spec (every parameter has a value), read as numbers.
 *
 * @param spec the complete spec
 */
public record Arguments(Spec spec) {
  /** Returns the text of an argument. */
  public String text(String key) {
    String value = spec.arguments().get(key);
    if (value == null) {
      throw new IllegalArgumentException(spec.name() + " has no parameter " + key);
    }
    return value;
  }

  /**
   * Returns an argument as an integer.
   *
   * @throws InvalidSpecException if it is none
   */
  public int integer(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      throw unreadable(key, "a whole number");
    }
  }

  /**
   * Returns an argument as a finite number.
   *
   * @throws InvalidSpecException if it is none
   */
  public double number(String key) {
    double value;
    try {
      value = Double.parseDouble(text(key));
    } catch (NumberFormatException e) {
      throw unreadable(key, "a number");
    }
    if (!Double.isFinite(value)) {
      throw unreadable(key, "a finite number");
    }
    return value;
  }

  /**
   * Returns a count, or nothing where the argument is the formula that stands for its default, such
   * as {@code m-q-2}.
   *
   * @throws InvalidSpecException if it is neither
   */
  public OptionalInt countOr(String key, String formula) {
    return text(key).replace(" ", "").equals(formula)
        ? OptionalInt.empty()
        : OptionalInt.of(integer(key));
  }

  private InvalidSpecException unreadable(String key, String expected) {
    return new InvalidSpecException(
        "In '" + spec + "', " + key + " must be " + expected + ", not '" + text(key) + "'");
  }
}
