package dev.strategikon.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named mappings that stand for their keys: those that ship with the program, and a file's own.
 *
 * @param byName a mapping of keys to values by the preset's name
 */
record Presets(Map<String, Map<String, Object>> byName) {
  /** What ships with the program. */
  static final Presets BUILT_IN = builtIn();

  private static final String PRESET = "preset";

  /** Keeps the order. */
  Presets {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  private static Presets builtIn() {
    try (InputStream in = Presets.class.getResourceAsStream("presets.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Presets(Map.of()).with(SweepYaml.mapping(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns these and a file's own, which take the place of those with the same name. All are
   * checked, used or not.
   *
   * @param given the file's {@code presets}, or null
   */
  Presets with(Object given) {
    if (given == null) {
      return this;
    }
    Map<String, Map<String, Object>> all = new LinkedHashMap<>(byName);
    SweepYaml.entries("presets: ", given)
        .forEach(
            (name, keys) -> {
              String where = "preset " + name + ": ";
              Map<String, Object> mapping = SweepYaml.entries(where, keys);
              if (mapping.containsKey(PRESET)) {
                throw new InvalidConfigException(
                    where + "presets do not build on each other; name both where they are used");
              }
              SweepYaml.check(where, mapping);
              all.put(name, mapping);
            });
    return new Presets(all);
  }

  /**
   * Returns a mapping in which the presets that it names have taken the place of its key {@code
   * preset}. Of several the later ones win, and what stands beside them wins over all.
   *
   * @param where what the mapping is, before the colon of a message
   */
  Map<String, Object> expand(String where, Map<String, Object> mapping) {
    Map<String, Object> expanded = new LinkedHashMap<>();
    for (String name : names(mapping.get(PRESET))) {
      Map<String, Object> preset = byName.get(name);
      if (preset == null) {
        throw new InvalidConfigException(
            where
                + "preset: there is no preset '"
                + name
                + "'"
                + SweepYaml.hint(name, new ArrayList<>(byName.keySet()), "presets"));
      }
      expanded.putAll(preset);
    }
    expanded.putAll(mapping);
    expanded.remove(PRESET);
    return expanded;
  }

  private static List<String> names(Object given) {
    if (given == null) {
      return List.of();
    }
    return given instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(given));
  }
}
