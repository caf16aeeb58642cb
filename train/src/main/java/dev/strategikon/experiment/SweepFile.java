package dev.strategikon.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads sweeps from YAML and writes configurations to it. In a sweep every list spans the grid: the
 * last key's values change fastest.
 *
 * <p>The file is one mapping, or has a list {@code runs} of such mappings beside keys that all of
 * them share.
 */
public final class SweepFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build());

  private static final TypeReference<LinkedHashMap<String, Object>> MAPPING =
      new TypeReference<>() {};

  private static final String BLOCKS = "runs";

  private SweepFile() {}

  /**
   * Reads a sweep.
   *
   * @param overrides values that replace the file's, by key, as YAML text
   * @return its runs in the grid's order, each once
   * @throws InvalidConfigException if the file is not such YAML or a run cannot be run
   */
  public static List<RunConfig> read(Path file, Map<String, String> overrides) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidConfigException(file + " is a folder; expected a YAML file");
    }
    try {
      return parse(Files.readString(file), overrides);
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses the text of a sweep, as {@link #read} does.
   *
   * @throws InvalidConfigException if the text is not such YAML or a run cannot be run
   */
  public static List<RunConfig> parse(String text, Map<String, String> overrides) {
    LinkedHashSet<RunConfig> runs = new LinkedHashSet<>();
    for (Map<String, Object> block : blocks(mapping(text))) {
      overrides.forEach((key, value) -> block.put(key, value(key, value)));
      for (Map<String, Object> point : grid(block)) {
        runs.add(RunConfig.of(point));
      }
    }
    return List.copyOf(runs);
  }

  /** Returns a complete configuration as YAML. */
  public static String write(RunConfig config) {
    try {
      return YAML.writeValueAsString(config.values());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of plain values can be written", e);
    }
  }

  private static Map<String, Object> mapping(String text) {
    try {
      Map<String, Object> mapping = YAML.readValue(text, MAPPING);
      if (mapping == null || mapping.isEmpty()) {
        throw new InvalidConfigException("has no keys; write at least 'rule: …'");
      }
      return mapping;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new InvalidConfigException(
          where + "is not a YAML mapping of keys to values (" + firstLine(e) + ")", e);
    }
  }

  private static Object value(String key, String text) {
    try {
      return YAML.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new InvalidConfigException(
          key + ": '" + text + "' is not YAML (" + firstLine(e) + ")", e);
    }
  }

  /** The blocks, each with the shared keys before its own. */
  private static List<Map<String, Object>> blocks(Map<String, Object> mapping) {
    Object blocks = mapping.get(BLOCKS);
    if (blocks == null) {
      return List.of(mapping);
    }
    if (!(blocks instanceof List<?> list)) {
      throw new InvalidConfigException(BLOCKS + ": must be a list of mappings");
    }
    List<Map<String, Object>> merged = new ArrayList<>();
    for (Object block : list) {
      if (!(block instanceof Map<?, ?> own)) {
        throw new InvalidConfigException(BLOCKS + ": '" + block + "' is not a mapping");
      }
      Map<String, Object> all = new LinkedHashMap<>(mapping);
      all.remove(BLOCKS);
      own.forEach((key, value) -> all.put(String.valueOf(key), value));
      merged.add(all);
    }
    return merged;
  }

  private static List<Map<String, Object>> grid(Map<String, Object> block) {
    List<Map<String, Object>> points = List.of(Map.of());
    for (Map.Entry<String, Object> entry : block.entrySet()) {
      List<?> values =
          entry.getValue() instanceof List<?> list ? list : Arrays.asList(entry.getValue());
      if (values.isEmpty()) {
        throw new InvalidConfigException(entry.getKey() + ": the list is empty");
      }
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> point : points) {
        for (Object value : values) {
          Map<String, Object> next = new LinkedHashMap<>(point);
          next.put(entry.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("").strip();
  }
}
