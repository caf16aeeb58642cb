package dev.strategikon.slow;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the slow version of a catalogue's entry by its name. */
public final class SlowVersions {
  private SlowVersions() {}

  /** Returns the slow version of a rule. */
  public static SlowRule ofRule(String name) {
    return find("rule", name, SlowRule.class);
  }

  /** Returns the slow version of a pre-aggregator. */
  public static SlowPreAggregator ofPreAggregator(String name) {
    return find("pre-aggregator", name, SlowPreAggregator.class);
  }

  /** Returns the slow version of a guard. */
  public static SlowCorrection ofGuard(String name) {
    return find("guard", name, SlowCorrection.class);
  }

  /** Returns the slow version of an attack. */
  public static SlowAttack ofAttack(String name) {
    return find("attack", name, SlowAttack.class);
  }

  /** Returns the simple name of the class that an entry's slow version must have. */
  static String className(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining("", "Slow", ""));
  }

  private static <T> T find(String family, String name, Class<T> type) {
    String simple = className(name);
    Class<?> found;
    try {
      found = Class.forName(SlowVersions.class.getPackageName() + "." + simple);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(
          "%s '%s' has no slow version: add the class %s, a %s, to core/src/test/java/%s"
              .formatted(
                  family,
                  name,
                  simple,
                  type.getSimpleName(),
                  SlowVersions.class.getPackageName().replace('.', '/')),
          e);
    }
    try {
      return type.cast(found.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(found + " needs a constructor without parameters", e);
    }
  }
}
