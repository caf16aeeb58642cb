package dev.strategikon.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The values that a mapping gives to keys, read once: for each key one or several, which a grid
 * takes in turn. Null stands for a key's default.
 *
 * @param byKey never an empty list; unmodifiable, in the order of the mapping
 */
record ValueLists(Map<ConfigKey<?>, List<Object>> byKey) {
  private static final int MOST_POINTS = 100_000;

  static final ValueLists NONE = new ValueLists(Map.of());

  /** Copies. */
  ValueLists {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
  }

  /**
   * Reads a mapping.
   *
   * @param where what the mapping is, before the colon of a message
   * @throws InvalidConfigException if a key is unknown or a value unreadable
   */
  static ValueLists read(String where, Map<String, Object> mapping) {
    Map<ConfigKey<?>, List<Object>> byKey = new LinkedHashMap<>();
    mapping.forEach(
        (name, given) -> {
          try {
            ConfigKey<?> key = ConfigKeys.of(name);
            byKey.put(key, read(key, given));
          } catch (InvalidConfigException e) {
            throw new InvalidConfigException(where + e.getMessage(), e);
          }
        });
    return new ValueLists(byKey);
  }

  private static List<Object> read(ConfigKey<?> key, Object given) {
    List<?> list = given instanceof List<?> several ? several : Arrays.asList(given);
    if (list.isEmpty()) {
      throw new InvalidConfigException(key + ": the list is empty");
    }
    List<Object> values = new ArrayList<>();
    for (Object value : list) {
      values.add(value == null ? null : key.read(value));
    }
    return values;
  }

  /** Returns the keys. */
  Set<ConfigKey<?>> keys() {
    return byKey.keySet();
  }

  /** Returns these values, except where others are given for the same keys. */
  ValueLists but(ValueLists others) {
    Map<ConfigKey<?>, List<Object>> all = new LinkedHashMap<>(byKey);
    all.putAll(others.byKey);
    return new ValueLists(all);
  }

  /**
   * Returns all points of the grid that the values span; the last key's values change fastest.
   *
   * @throws InvalidConfigException if there are more than any sweep can have
   */
  List<ConfigValues> grid() {
    double count = byKey.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    if (count > MOST_POINTS) {
      throw new InvalidConfigException(
          String.format(Locale.ROOT, "the lists span %.3g runs; at most %,d", count, MOST_POINTS));
    }
    List<Map<ConfigKey<?>, Object>> points = List.of(Map.of());
    for (Map.Entry<ConfigKey<?>, List<Object>> entry : byKey.entrySet()) {
      List<Map<ConfigKey<?>, Object>> longer = new ArrayList<>();
      for (Map<ConfigKey<?>, Object> point : points) {
        for (Object value : entry.getValue()) {
          Map<ConfigKey<?>, Object> next = new LinkedHashMap<>(point);
          next.put(entry.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points.stream().map(ConfigValues::complete).toList();
  }
}
