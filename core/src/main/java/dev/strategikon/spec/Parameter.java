package dev.strategikon.spec;

/**
 * A parameter of a catalogue entry.
 *
 * @param name its key in a spec
 * @param defaultValue the text that stands for it when it is not given; null if it must be given
 * @param description what it does, with its unit, in one phrase
 */
public record Parameter(String name, String defaultValue, String description) {
  /** A parameter that every spec must give. */
  public static Parameter required(String name, String description) {
    return new Parameter(name, null, description);
  }

  /** A parameter with a default. */
  public static Parameter optional(String name, String defaultValue, String description) {
    return new Parameter(name, defaultValue, description);
  }

  /** Returns whether every spec must give it. */
  public boolean isRequired() {
    return defaultValue == null;
  }
}
