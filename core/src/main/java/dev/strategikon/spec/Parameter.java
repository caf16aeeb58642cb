package dev.strategikon.spec;

/**
 * A parameter of a catalogue entry.
 *
 * @param name its key in a spec
 * @param defaultValue its text in a spec that does not give it; null if every spec must give it
 * @param description its meaning and unit, in one phrase
 * @param cameLater whether it was added when there were runs already: at its default it is left out
 *     of a spec's complete text, so that these runs keep their digests
 */
public record Parameter(String name, String defaultValue, String description, boolean cameLater) {
  /**
   * Returns a parameter that every spec must give.
   *
   * @param name its key in a spec
   * @param description its meaning and unit, in one phrase
   * @return the parameter
   */
  public static Parameter required(String name, String description) {
    return new Parameter(name, null, description, false);
  }

  /**
   * Returns a parameter with a default.
   *
   * @param name its key in a spec
   * @param defaultValue its text in a spec that does not give it
   * @param description its meaning and unit, in one phrase
   * @return the parameter
   */
  public static Parameter optional(String name, String defaultValue, String description) {
    return new Parameter(name, defaultValue, description, false);
  }

  /**
   * Returns a parameter with a default that was added later.
   *
   * @param name its key in a spec
   * @param defaultValue its text in a spec that does not give it
   * @param description its meaning and unit, in one phrase
   * @return the parameter
   */
  public static Parameter later(String name, String defaultValue, String description) {
    return new Parameter(name, defaultValue, description, true);
  }

  /** {@return whether every spec must give it} */
  public boolean isRequired() {
    return defaultValue == null;
  }
}
