package dev.strategikon.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names for the runs of one sweep: whatever tells two of them apart is in their names. */
public final class RunNames {
  private static final String SEPARATOR = " · ";

  private static final Set<ConfigKey<?>> ALWAYS_NAMED =
      Set.of(ConfigKeys.RULE, ConfigKeys.ATTACK, ConfigKeys.SEED);

  private final List<RunConfig> runs;
  private final List<ConfigKey<?>> varying;

  /**
   * Compares runs.
   *
   * @param runs all runs of the sweep
   */
  public RunNames(List<RunConfig> runs) {
    this.runs = List.copyOf(runs);
    this.varying = List.copyOf(varyingKeys());
  }

  /**
   * {@return the keys besides rule, attack and seed in which runs with the same rule and attack
   * differ, but not those that only follow another key}
   */
  public List<ConfigKey<?>> varying() {
    return varying;
  }

  private Set<ConfigKey<?>> varyingKeys() {
    Map<List<Object>, RunConfig> first = new LinkedHashMap<>();
    Set<ConfigKey<?>> keys = new LinkedHashSet<>();
    for (RunConfig run : runs) {
      RunConfig other = first.putIfAbsent(List.of(RunLabels.rule(run), RunLabels.attack(run)), run);
      if (other != null) {
        ConfigKeys.ALL.stream()
            .filter(key -> !ALWAYS_NAMED.contains(key))
            .filter(key -> !run.get(key).equals(other.get(key)))
            .filter(key -> !(run.follows(key) && other.follows(key)))
            .forEach(keys::add);
      }
    }
    return keys;
  }

  /**
   * {@return such as {@code krum without attack, q = 0, seed 1, learning-rate = 0.1}}
   *
   * @param run one of the runs
   */
  public String full(RunConfig run) {
    StringBuilder name = new StringBuilder(RunLabels.run(run));
    for (ConfigKey<?> key : varying) {
      if (key != ConfigKeys.BYZANTINE) {
        name.append(", ").append(key).append(" = ").append(run.text(key.name()));
      }
    }
    return name.toString();
  }

  /**
   * Returns such as {@code krum · learning-rate=0.1 · seed 2} for each run: what all runs have in
   * common is left out. Names that do not fit are shortened in the middle of their longest parts,
   * and begin with the run's number if two would be alike then.
   *
   * @param width the largest number of characters, at least 10
   * @return a name for each run, in the order of the runs
   */
  public Map<RunConfig, String> brief(int width) {
    List<List<String>> parts = runs.stream().map(this::parts).toList();
    List<String> names = parts.stream().map(run -> fit(run, width)).toList();
    Map<RunConfig, String> brief = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String number = "#" + (i + 1) + " ";
      boolean alone = Collections.frequency(names, names.get(i)) == 1;
      brief.put(
          runs.get(i), alone ? names.get(i) : number + fit(parts.get(i), width - number.length()));
    }
    return brief;
  }

  private List<String> parts(RunConfig run) {
    List<String> parts = new ArrayList<>();
    add(parts, runs.stream().map(RunLabels::rule).distinct().count(), RunLabels.rule(run));
    add(parts, runs.stream().map(RunLabels::attack).distinct().count(), RunLabels.attack(run));
    for (ConfigKey<?> key : varying) {
      String value = run.text(key.name());
      parts.add(key == ConfigKeys.BYZANTINE ? "q = " + value : key + " = " + value);
    }
    Object seed = run.get(ConfigKeys.SEED);
    add(parts, runs.stream().map(r -> r.get(ConfigKeys.SEED)).distinct().count(), "seed " + seed);
    return parts.isEmpty() ? List.of(RunLabels.rule(run), RunLabels.attack(run)) : parts;
  }

  private static void add(List<String> parts, long values, String part) {
    if (values > 1) {
      parts.add(part);
    }
  }

  /** Joins parts; takes letters from the longest ones until they fit. */
  private static String fit(List<String> parts, int width) {
    int[] lengths = parts.stream().mapToInt(String::length).toArray();
    int all = Arrays.stream(lengths).sum() + SEPARATOR.length() * (lengths.length - 1);
    for (int excess = all - width; excess > 0; excess--) {
      int longest = 0;
      for (int i = 1; i < lengths.length; i++) {
        longest = lengths[i] > lengths[longest] ? i : longest;
      }
      lengths[longest] = Math.max(1, lengths[longest] - 1);
    }
    String name =
        IntStream.range(0, lengths.length)
            .mapToObj(i -> shortened(parts.get(i), lengths[i]))
            .collect(Collectors.joining(SEPARATOR));
    return name.substring(0, Math.min(width, name.length()));
  }

  private static String shortened(String text, int length) {
    int before = length / 2;
    int after = length - 1 - before;
    return text.length() <= length
        ? text
        : text.substring(0, before) + "…" + text.substring(text.length() - after);
  }
}
