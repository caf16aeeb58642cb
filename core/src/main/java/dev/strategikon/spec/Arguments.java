package dev.strategikon.spec;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The arguments of a complete spec, in which every parameter has a value.
 *
 * @param spec the complete spec
 */
public record Arguments(Spec spec) {
  /**
   * Returns the text of an argument.
   *
   * @param key the parameter's name
   * @return its value
   * @throws IllegalArgumentException if the spec has no such parameter
   */
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
   * @param key the parameter's name
   * @return its value
   * @throws InvalidSpecException if the text is not an integer
   */
  public int integer(String key) {
    return Decimal.whole(text(key)).orElseThrow(() -> unreadable(key, "a whole number"));
  }

  /**
   * Returns an argument as a finite number.
   *
   * @param key the parameter's name
   * @return its value
   * @throws InvalidSpecException if the text is not a finite number
   */
  public double number(String key) {
    double value = Decimal.number(text(key)).orElseThrow(() -> unreadable(key, "a number"));
    if (!Double.isFinite(value)) {
      throw unreadable(key, "a number below 1.8e308");
    }
    return value;
  }

  /**
   * Returns an argument as an integer, or empty if it is the formula of the default, such as {@code
   * m-q-2}.
   *
   * @param key the parameter's name
   * @param formula the formula
   * @return the integer; empty for the formula
   * @throws InvalidSpecException if the text is neither
   */
  public OptionalInt countOr(String key, String formula) {
    return text(key).replace(" ", "").equals(formula)
        ? OptionalInt.empty()
        : OptionalInt.of(integer(key));
  }

  /**
   * Returns an argument as a finite number, or empty if it is the word for the default.
   *
   * @param key the parameter's name
   * @param word the word
   * @return the number; empty for the word
   * @throws InvalidSpecException if the text is neither
   */
  public OptionalDouble numberOr(String key, String word) {
    return text(key).equals(word) ? OptionalDouble.empty() : OptionalDouble.of(number(key));
  }

  /**
   * Returns an argument that is one of several words.
   *
   * @param key the parameter's name
   * @param words the words
   * @return one of the words
   * @throws InvalidSpecException if the text is none of them
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
