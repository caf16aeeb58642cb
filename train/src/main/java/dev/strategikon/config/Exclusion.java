package dev.strategikon.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs of a grid that are left out: those that have, for every key of the exclusion, one of its
 * values. Values are compared in their complete form.
 *
 * @param where what it is, before the colon of a message
 * @param values by key, any of which matches
 */
record Exclusion(String where, Map<String, List<Object>> values) {
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
        throw new InvalidConfigException(name + "is empty, and would leave out every run");
      }
      SweepYaml.check(name, mapping);
      exclusions.add(new Exclusion(name, complete(name, mapping)));
    }
    return exclusions;
  }

  private static Map<String, List<Object>> complete(String where, Map<String, Object> mapping) {
    Map<String, List<Object>> complete = new LinkedHashMap<>();
    mapping.forEach(
        (key, given) -> {
          List<Object> values = new ArrayList<>();
          for (Object value : SweepYaml.list(given)) {
            if (value == null) {
              throw new InvalidConfigException(where + key + ": has no value");
            }
            values.add(RunConfig.read(key, value));
          }
          complete.put(key, values);
        });
    return complete;
  }

  /** Returns whether a run is left out. */
  boolean matches(Map<String, Object> complete) {
    return values.entrySet().stream()
        .allMatch(entry -> entry.getValue().contains(complete.get(entry.getKey())));
  }

  /** Refuses exclusions that left nothing out, and so are not what their writer meant. */
  static void requireMatched(List<Exclusion> all, Set<Exclusion> matched, Set<String> replaced) {
    for (Exclusion exclusion : all) {
      // A key that the command line replaced may leave an exclusion without its runs.
      boolean excused = exclusion.values.keySet().stream().anyMatch(replaced::contains);
      if (!matched.contains(exclusion) && !excused) {
        throw new InvalidConfigException(
            exclusion.where + exclusion.values + " matches no run: mend it, or take it out");
      }
    }
  }
}
