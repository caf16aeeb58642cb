package dev.strategikon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves runs out of a grid: those that have, for every key of the exclusion, one of its values.
 * Specs are compared in their complete form.
 *
 * @param where what it is, before the colon of a message
 * @param values by key, any of which matches
 */
record Exclusion(String where, ValueLists values) {
  /**
   * Reads a list of exclusions.
   *
   * @param where what the list stands in, before the colon of a message
   * @param given what YAML gave, or null
   */
  static List<Exclusion> list(String where, Object given) {
    if (given == null) {
      return List.of();
    }
    if (!(given instanceof List<?> list)) {
      throw new InvalidConfigException(
          where + "exclude: must be a list of mappings, such as [{rule: krum, byzantine: 12}]");
    }
    List<Exclusion> exclusions = new ArrayList<>();
    for (Object entry : list) {
      String name = "%sexclude, entry %d: ".formatted(where, exclusions.size() + 1);
      Map<String, Object> mapping = SweepYaml.entries(name, entry);
      if (mapping.isEmpty()) {
        throw new InvalidConfigException(name + "is empty, so it would leave out every run");
      }
      exclusions.add(new Exclusion(name, read(name, mapping)));
    }
    return exclusions;
  }

  private static ValueLists read(String where, Map<String, Object> mapping) {
    ValueLists values = ValueLists.read(where, mapping);
    values
        .byKey()
        .forEach(
            (key, some) -> {
              if (some.contains(null)) {
                throw new InvalidConfigException(where + key + ": has no value");
              }
            });
    return values;
  }

  /** Returns whether a run is left out. */
  boolean matches(ConfigValues point) {
    return values.byKey().entrySet().stream()
        .allMatch(entry -> point.isAnyOf(entry.getKey(), entry.getValue()));
  }

  /** Refuses exclusions that match no run: they are probably mistakes. */
  static void requireMatched(
      List<Exclusion> all, Set<Exclusion> matched, Set<ConfigKey<?>> replaced) {
    for (Exclusion exclusion : all) {
      // The command line may have replaced the values that the exclusion names.
      boolean excused = exclusion.values.keys().stream().anyMatch(replaced::contains);
      if (!matched.contains(exclusion) && !excused) {
        throw new InvalidConfigException(
            exclusion.where
                + exclusion.values.byKey()
                + " matches no run; correct it or remove it");
      }
    }
  }
}
