package dev.strategikon.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value for every key, in the keys' order: one point of a sweep's grid. Immutable. */
final class ConfigValues {
  /** By the keys whose default is the value of another key: that key, which comes before them. */
  private static final Map<ConfigKey<?>, ConfigKey<?>> FOLLOWED =
      Map.of(
          ConfigKeys.CLIENTS, ConfigKeys.WORKERS,
          ConfigKeys.DECLARED, ConfigKeys.BYZANTINE,
          ConfigKeys.DECLARED_BEFORE_ATTACK, ConfigKeys.DECLARED,
          ConfigKeys.LOCAL_LEARNING_RATE, ConfigKeys.LEARNING_RATE);

  /** What each key itself has read: the only source of these values. */
  private final Map<ConfigKey<?>, Object> values;

  private ConfigValues(Map<ConfigKey<?>, Object> values) {
    this.values = values;
  }

  /**
   * Completes what was given.
   *
   * @param given values that their keys have read; what is missing or null takes its default
   */
  static ConfigValues complete(Map<ConfigKey<?>, Object> given) {
    Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      Object value = given.get(key);
      values.put(key, value == null ? otherwise(key, values) : value);
    }
    return new ConfigValues(values);
  }

  /** Returns what a key's value is if none is given. */
  private static Object otherwise(ConfigKey<?> key, Map<ConfigKey<?>, Object> values) {
    ConfigKey<?> followed = FOLLOWED.get(key);
    return followed == null ? key.defaultValue() : values.get(followed);
  }

  /** Returns the value of a key. */
  @SuppressWarnings("unchecked") // only ConfigKey<T>.read, which returns a T, makes values
  <T> T get(ConfigKey<T> key) {
    return (T) values.get(key);
  }

  /** Returns whether a key has the value that it has where it is not given. */
  boolean follows(ConfigKey<?> key) {
    return get(key).equals(otherwise(key, values));
  }

  /** Returns whether a key's value is one of some. */
  boolean isAnyOf(ConfigKey<?> key, List<?> some) {
    return some.contains(values.get(key));
  }

  /** Returns the values as YAML has them, by name: numbers, maps of numbers, and texts. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((key, value) -> plain.put(key.name(), plain(value)));
    return Collections.unmodifiableMap(plain);
  }

  /** Returns those of {@link #plain()} that make the digest. */
  Map<String, Object> digested() {
    Map<String, Object> digested = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (!key.cameLater() || !follows(key)) {
            digested.put(key.name(), plain(value));
          }
        });
    return digested;
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Map ? value : value.toString();
  }
}
