package dev.strategikon.config;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Turns what YAML gave for a key into the complete, typed form of the value. */
@FunctionalInterface
public interface ValueReader {
  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it is not of the kind; the message says what is expected
   */
  Object read(Object given);

  /** A whole number. */
  ValueReader INTEGER =
      given -> {
        if (given instanceof Integer) {
          return given;
        }
        throw new IllegalArgumentException("must be a whole number, not " + quote(given));
      };

  /** A whole number of 64 bits. */
  ValueReader LONG =
      given -> {
        if (given instanceof Integer || given instanceof Long) {
          return ((Number) given).longValue();
        }
        throw new IllegalArgumentException("must be a whole number, not " + quote(given));
      };

  /** A finite number. */
  ValueReader NUMBER = ValueReader::number;

  /** A map from steps to learning rates. */
  ValueReader RATES =
      given -> {
        if (!(given instanceof Map<?, ?> map)) {
          throw new IllegalArgumentException(
              "must be a map such as {200: 0.05, 300: 0.01}, not " + quote(given));
        }
        Map<Integer, Double> rates = new TreeMap<>();
        map.forEach((step, rate) -> rates.put(step(step), number(rate)));
        return rates;
      };

  /** A spec, brought to its complete form. */
  static ValueReader spec(UnaryOperator<String> complete) {
    return given -> complete.apply(String.valueOf(given));
  }

  /** One of some words. */
  static ValueReader choice(Object[] choices) {
    return given ->
        Arrays.stream(choices)
            .map(Object::toString)
            .filter(choice -> choice.equals(given))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "must be one of %s, not %s"
                            .formatted(Arrays.toString(choices), quote(given))));
  }

  private static Double number(Object given) {
    // YAML takes 1e-3 (without a point) for text; users mean the number.
    if (given instanceof Number || given instanceof String) {
      try {
        double number = Double.parseDouble(given.toString());
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Falls through to the message.
      }
    }
    throw new IllegalArgumentException("must be a finite number, not " + quote(given));
  }

  private static Integer step(Object given) {
    try {
      return Integer.valueOf(String.valueOf(given));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("has " + quote(given) + ", which is no step", e);
    }
  }

  private static String quote(Object given) {
    return "'" + given + "'";
  }
}
