package dev.strategikon.config;

import dev.strategikon.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads sweeps from YAML, and writes configurations as YAML. Each list in a sweep is an axis of a
 * grid; the values of the last key change fastest.
 *
 * <p>The file is one mapping, or has a list {@code runs} of mappings (blocks) beside keys that all
 * blocks share. Each may use {@code preset}s and {@code exclude} points of its grid; {@code
 * presets} defines the file's own presets.
 */
public final class SweepFile {
  private static final String BLOCKS = "runs";
  private static final String EXCLUDE = "exclude";
  private static final String PRESETS = "presets";

  private SweepFile() {}

  /**
   * Reads a sweep.
   *
   * @param file the YAML file
   * @param overrides values that replace the file's, by key, as YAML text
   * @return its runs in the order of the grid, each once
   * @throws InvalidConfigException if the file is not such YAML or a run cannot be run
   * @throws IOException if the file cannot be read
   */
  public static List<RunConfig> read(Path file, Map<String, String> overrides) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidConfigException(file + " is a folder; expected a YAML file");
    }
    return parse(file.toString(), TextFile.read(file), overrides);
  }

  /**
   * Parses the text of a sweep, as {@link #read} does.
   *
   * @param name what the messages call the text
   * @param text the YAML
   * @param overrides values that replace the text's, by key, as YAML text
   * @return its runs in the order of the grid, each once
   * @throws InvalidConfigException if the text is not such YAML or a run cannot be run
   */
  public static List<RunConfig> parse(String name, String text, Map<String, String> overrides) {
    try {
      return parse(text, overrides);
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses the text of a sweep, as {@link #read} does.
   *
   * @param text the YAML
   * @param overrides values that replace the text's, by key, as YAML text
   * @return its runs in the order of the grid, each once
   * @throws InvalidConfigException if the text is not such YAML or a run cannot be run
   */
  public static List<RunConfig> parse(String text, Map<String, String> overrides) {
    return parse(text, overrides, point -> true);
  }

  /**
   * Parses the text of a sweep, and leaves out the runs whose rule does not exist for their m and
   * q.
   *
   * @param name what the messages call the text
   * @param text the YAML
   * @param overrides values that replace the text's, by key, as YAML text
   * @return its runs, and what was left out
   * @throws InvalidConfigException if the text is not such YAML, no run is left, or one cannot be
   *     run for another reason
   */
  public static SweepGrid grid(String name, String text, Map<String, String> overrides) {
    Set<UndefinedRule> undefined = new LinkedHashSet<>();
    try {
      List<RunConfig> runs =
          parse(
              text,
              overrides,
              point -> {
                Optional<UndefinedRule> found = UndefinedRule.of(point);
                found.ifPresent(undefined::add);
                return found.isEmpty();
              });
      return new SweepGrid(runs, List.copyOf(undefined));
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses a sweep.
   *
   * @param isTaken which points of the grid, of those that are not excluded, become runs
   */
  private static List<RunConfig> parse(
      String text, Map<String, String> overrides, Predicate<ConfigValues> isTaken) {
    Map<String, Object> file = SweepYaml.mapping(text);
    Presets presets = Presets.BUILT_IN.with(file.remove(PRESETS));
    Map<String, Object> given = new LinkedHashMap<>();
    overrides.forEach((key, value) -> given.put(key, SweepYaml.value(key, value)));
    ValueLists replaced = ValueLists.read("--set ", given);
    List<Exclusion> everywhere = Exclusion.list("", file.remove(EXCLUDE));
    List<Exclusion> exclusions = new ArrayList<>(everywhere);
    Set<Exclusion> matched = new HashSet<>();
    LinkedHashSet<RunConfig> runs = new LinkedHashSet<>();
    for (Block block : blocks(file, presets)) {
      exclusions.addAll(block.exclusions);
      for (ConfigValues point : block.values.but(replaced).grid()) {
        List<Exclusion> matching = new ArrayList<>(everywhere);
        matching.addAll(block.exclusions);
        matching.removeIf(exclusion -> !exclusion.matches(point));
        matched.addAll(matching);
        if (matching.isEmpty() && isTaken.test(point)) {
          runs.add(block.run(point));
        }
      }
    }
    Exclusion.requireMatched(exclusions, matched, replaced.keys());
    if (runs.isEmpty()) {
      throw new InvalidConfigException(
          exclusions.isEmpty()
              ? "no rule of the grid is defined for its workers and byzantine"
              : "exclude leaves out every run");
    }
    return List.copyOf(runs);
  }

  /**
   * {@return a complete configuration as YAML}
   *
   * @param config the run
   */
  public static String write(RunConfig config) {
    return SweepYaml.write(config.values());
  }

  /** The blocks, each with the shared values before its own. */
  private static List<Block> blocks(Map<String, Object> file, Presets presets) {
    Object given = file.remove(BLOCKS);
    ValueLists shared = presets.read("", file);
    if (given == null) {
      return List.of(new Block("", shared, List.of()));
    }
    if (!(given instanceof List<?> list) || list.isEmpty()) {
      throw new InvalidConfigException(BLOCKS + ": must be a list of mappings");
    }
    List<Block> blocks = new ArrayList<>();
    for (Object entry : list) {
      String where = "%s, block %d: ".formatted(BLOCKS, blocks.size() + 1);
      Map<String, Object> own = SweepYaml.entries(where, entry);
      List<Exclusion> exclusions = Exclusion.list(where, own.remove(EXCLUDE));
      blocks.add(new Block(where, shared.but(presets.read(where, own)), exclusions));
    }
    return blocks;
  }

  /**
   * A part of the sweep with a grid of its own.
   *
   * @param where what it is, before the colon of a message
   * @param values its own and those that it shares
   * @param exclusions its own
   */
  private record Block(String where, ValueLists values, List<Exclusion> exclusions) {
    RunConfig run(ConfigValues point) {
      try {
        return RunConfig.of(point);
      } catch (InvalidConfigException e) {
        throw new InvalidConfigException(where + e.getMessage(), e);
      }
    }
  }
}
