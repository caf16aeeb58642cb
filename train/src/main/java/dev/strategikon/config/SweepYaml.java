package dev.strategikon.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.strategikon.spec.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes YAML, with messages that say where an error is. */
final class SweepYaml {
  /** The keys that a sweep may have besides those of a run. */
  static final List<String> WORDS = List.of("runs", "preset", "presets", "exclude");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build());

  private static final TypeReference<LinkedHashMap<String, Object>> MAPPING =
      new TypeReference<>() {};

  private SweepYaml() {}

  /** Parses a text that is a mapping with at least one key. */
  static Map<String, Object> mapping(String text) {
    try {
      YamlTraps.check("", text, YAML);
      Map<String, Object> mapping = YAML.readValue(text, MAPPING);
      if (mapping == null || mapping.isEmpty()) {
        throw new InvalidConfigException("is empty; write at least 'rule: …'");
      }
      return mapping;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new InvalidConfigException(
          where + "is not a YAML mapping of keys to values (" + firstLine(e) + ")", e);
    }
  }

  /** Parses the text of one value. */
  static Object value(String key, String text) {
    try {
      YamlTraps.check(key + ": ", text, YAML);
      return YAML.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new InvalidConfigException(
          key + ": '" + text + "' is not YAML (" + firstLine(e) + ")", e);
    }
  }

  /** Writes plain values. */
  static String write(Map<String, Object> values) {
    try {
      return YAML.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of plain values is always writable", e);
    }
  }

  /**
   * Returns the entries of what must be a mapping.
   *
   * @param where what it is, before the colon of a message
   */
  static Map<String, Object> entries(String where, Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw new InvalidConfigException(where + "'" + given + "' is not a mapping");
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), value));
    return entries;
  }

  /** Returns the end of a message on an unknown name: the nearest known one, or else all. */
  static String hint(String unknown, List<String> names) {
    return NearestName.to(unknown, names)
        .map(near -> " Did you mean '" + near + "'?")
        .orElse(" Available: " + String.join(", ", names) + ".");
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("").strip();
  }
}
