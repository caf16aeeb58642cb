package dev.strategikon.config;

import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.spec.Decimal;
import dev.strategikon.spec.Parsed;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a key's value of a value in YAML.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface ValueReader<T> {
  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it is not of the kind; the message says what is expected
   */
  T read(Object given);

  /** Reads a whole number of 32 bits. */
  static Integer integer(Object given) {
    if (given instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("must be a whole number, not " + quote(given));
  }

  /** Reads a whole number of 64 bits. */
  static Long whole(Object given) {
    if (given instanceof Integer || given instanceof Long) {
      return ((Number) given).longValue();
    }
    throw new IllegalArgumentException("must be a whole number, not " + quote(given));
  }

  /** Reads a finite number. */
  static Double number(Object given) {
    // YAML takes 1e-3 (without a point) for text; users mean the number.
    if (given instanceof Number || given instanceof String) {
      Optional<Double> number = Decimal.number(given.toString());
      if (number.isPresent() && Double.isFinite(number.get())) {
        return number.get();
      }
    }
    throw new IllegalArgumentException("must be a finite number, not " + quote(given));
  }

  /** Reads learning rates by the step from which they hold; unmodifiable, in ascending order. */
  static Map<Integer, Double> rates(Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "must be a map such as {200: 0.05, 300: 0.01}, not " + quote(given));
    }
    Map<Integer, Double> rates = new TreeMap<>();
    map.forEach((step, rate) -> rates.put(step(step), number(rate)));
    return Collections.unmodifiableMap(rates);
  }

  /** Reads a spec. */
  static <T> ValueReader<Parsed<T>> spec(Function<String, Parsed<T>> parse) {
    return given -> parse.apply(String.valueOf(given));
  }

  /** Reads a network: a spec, layers joined by {@code |}, or a map with a list of layers. */
  static Parsed<ModelFactory> model(Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      return Models.parse(String.valueOf(given));
    }
    if (map.size() != 1 || !(map.get("layers") instanceof List<?> layers) || layers.isEmpty()) {
      throw new IllegalArgumentException(
          "must be a name, or a map such as {layers: [flatten, dense(outputs=classes)]}, not "
              + quote(given));
    }
    for (Object layer : layers) {
      if (!(layer instanceof String text) || text.contains("|")) {
        throw new IllegalArgumentException(
            quote(layer) + " is not a layer, such as \"conv(channels=16, kernel=5)\" in quotes");
      }
      if (text.contains("(") != text.contains(")")) {
        throw new IllegalArgumentException(
            quote(layer)
                + " is cut at a comma, where YAML splits a list in square brackets: put the layer"
                + " in quotes");
      }
    }
    return Models.parse(layers.stream().map(String::valueOf).collect(Collectors.joining(" | ")));
  }

  /** Reads one of some words. */
  static <E> ValueReader<E> choice(E[] choices) {
    return given ->
        Arrays.stream(choices)
            .filter(choice -> choice.toString().equals(given))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "must be one of %s, not %s"
                            .formatted(Arrays.toString(choices), quote(given))));
  }

  private static Integer step(Object given) {
    return Decimal.whole(String.valueOf(given))
        .orElseThrow(() -> new IllegalArgumentException(quote(given) + " is not a step"));
  }

  private static String quote(Object given) {
    return "'" + given + "'";
  }
}
