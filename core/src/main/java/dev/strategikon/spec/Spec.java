package dev.strategikon.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One parsed {@code name} or {@code name(key=value, …)}.
 *
 * @param name the name, in lower case
 * @param arguments the arguments by key, in the order written; unmodifiable
 */
public record Spec(String name, Map<String, String> arguments) {
  // Spaces may stand in one place of each pattern alone: else many of them would take very long.
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:\\s*\\(([^()]*)\\))?");
  private static final Pattern ARGUMENT = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\s*=([^=]*)");

  /**
   * Copies the arguments.
   *
   * @param name the name, in lower case
   * @param arguments the arguments by key, in the order written; unmodifiable
   */
  public Spec {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * Parses one spec.
   *
   * @param text the text
   * @return the spec, which need not be in a catalogue
   * @throws InvalidSpecException if the text is not of the form {@code name(key=value, …)}
   */
  public static Spec parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      throw new InvalidSpecException(
          "'" + text.strip() + "' is not of the form name or name(key=value, …)");
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    String inside = shape.group(2);
    if (inside != null && !inside.isBlank()) {
      for (String part : inside.split(",", -1)) {
        Matcher argument = ARGUMENT.matcher(part.strip());
        if (!argument.matches() || argument.group(2).isBlank()) {
          throw new InvalidSpecException(
              "In '" + text.strip() + "', '" + part.strip() + "' is not of the form key=value");
        }
        if (arguments.put(argument.group(1), argument.group(2).strip()) != null) {
          throw new InvalidSpecException(
              "In '" + text.strip() + "', " + argument.group(1) + " is given twice");
        }
      }
    }
    return new Spec(shape.group(1), arguments);
  }

  /**
   * Parses a pipeline of specs joined by {@code |}.
   *
   * @param text the text
   * @return its stages in order, at least one
   * @throws InvalidSpecException if a stage is empty or is not a spec
   */
  public static List<Spec> parsePipeline(String text) {
    List<Spec> stages = new ArrayList<>();
    for (String stage : text.split("\\|", -1)) {
      if (stage.isBlank()) {
        throw new InvalidSpecException("'" + text.strip() + "' has an empty stage");
      }
      stages.add(parse(stage));
    }
    return List.copyOf(stages);
  }

  /** Returns the spec as users write it, such as {@code krum(neighbours=3)}. */
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    return arguments.entrySet().stream()
        .map(argument -> argument.getKey() + "=" + argument.getValue())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
