package dev.strategikon.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Configurations by the values of the keys that vary besides rule and attack. A run without attack
 * belongs to the slices of all attacks that it may be compared with: what only an attack asks for,
 * such as its start, makes no difference to it.
 */
final class Slices {
  private Slices() {}

  /** Returns the configurations of each slice, by its name. */
  static Map<String, List<Configuration>> of(List<Configuration> all, LabelMaker labels) {
    Set<Map<String, String>> slices = new LinkedHashSet<>();
    for (Configuration configuration : all) {
      if (configuration.isAttacked()) {
        slices.add(labels.rest(configuration.config()));
      }
    }
    for (Configuration configuration : all) {
      Map<String, String> rest = labels.rest(configuration.config());
      if (slices.stream().noneMatch(slice -> belongs(rest, slice))) {
        slices.add(rest);
      }
    }
    Map<String, List<Configuration>> named = new LinkedHashMap<>();
    for (Map<String, String> slice : slices) {
      List<Configuration> members = new ArrayList<>();
      for (Configuration configuration : all) {
        if (belongs(labels.rest(configuration.config()), slice)) {
          members.add(configuration);
        }
      }
      named.put(String.join(", ", LabelMaker.entries(slice)), members);
    }
    return named;
  }

  /** Returns whether a configuration has the slice's values, but for those that it lacks. */
  private static boolean belongs(Map<String, String> rest, Map<String, String> slice) {
    return slice.entrySet().stream()
            .allMatch(
                entry ->
                    rest.containsKey(entry.getKey())
                        ? rest.get(entry.getKey()).equals(entry.getValue())
                        : LabelMaker.OF_ATTACKS.contains(entry.getKey()))
        && slice.keySet().containsAll(rest.keySet());
  }
}
