package dev.strategikon.spec;

import java.util.OptionalDouble;
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

  /**
   * Returns a finite number, or nothing where the argument is the word that stands for its default.
   *
   * @throws InvalidSpecException if it is neither
   */
  public OptionalDouble numberOr(String key, String word) {
    return text(key).equals(word) ? OptionalDouble.empty() : OptionalDouble.of(number(key));
  }

  /**
   * Returns an argument that is one of some words.
   *
   * @throws InvalidSpecException if it is another
   */
  public String choice(String key, String... words) {
    for (String word : words) {
      if (text(key).equals(word)) {
        return word;
      }
    }
    throw unreadable(key, String.join(" or ", words));
  }

  private InvalidSpecException unreadable(String key, String expected) {
    return new InvalidSpecException(
        "In '" + spec + "', " + key + " must be " + expected + ", not '" + text(key) + "'");
  }
}
