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
 * Named sets of values: those of the program, and those that a file defines.
 *
 * @param byName their values by the preset's name
 */
record Presets(Map<String, ValueLists> byName) {
  /** The presets of the program. */
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
   * Returns these presets and those of a file. A file's preset replaces one of the same name. All
   * are checked, used or not.
   *
   * @param given the file's {@code presets}, or null
   */
  Presets with(Object given) {
    if (given == null) {
      return this;
    }
    Map<String, ValueLists> all = new LinkedHashMap<>(byName);
    SweepYaml.entries("presets: ", given)
        .forEach(
            (name, keys) -> {
              String where = "preset " + name + ": ";
              Map<String, Object> mapping = SweepYaml.entries(where, keys);
              if (mapping.containsKey(PRESET)) {
                throw new InvalidConfigException(
                    where + "a preset cannot use another one; name both where they are used");
              }
              all.put(name, ValueLists.read(where, mapping));
            });
    return new Presets(all);
  }

  /**
   * Reads a mapping. Its key {@code preset} stands for the values of the presets that it names: a
   * later preset overrides an earlier one, and the mapping's other keys override all presets.
   *
   * @param where what the mapping is, before the colon of a message
   */
  ValueLists read(String where, Map<String, Object> mapping) {
    ValueLists values = ValueLists.NONE;
    for (String name : names(mapping.get(PRESET))) {
      ValueLists preset = byName.get(name);
      if (preset == null) {
        throw new InvalidConfigException(
            where
                + "preset: Unknown preset '"
                + name
                + "'."
                + SweepYaml.hint(name, new ArrayList<>(byName.keySet())));
      }
      values = values.but(preset);
    }
    Map<String, Object> own = new LinkedHashMap<>(mapping);
    own.remove(PRESET);
    return values.but(ValueLists.read(where, own));
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
