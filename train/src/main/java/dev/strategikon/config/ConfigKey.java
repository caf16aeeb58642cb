package dev.strategikon.config;

/**
 * A key of a run's configuration; {@link ConfigKeys} has them all. Each is one object, so keys are
 * compared by identity.
 *
 * @param <T> the type of its values
 */
public final class ConfigKey<T> {
  private final String name;
  private final T defaultValue;
  private final String description;
  private final ValueReader<T> reader;
  private final boolean cameLater;

  /**
   * Creates a key.
   *
   * @param name its name in YAML and in {@code --set}
   * @param defaultGiven its default, as YAML would give it; null if another key decides
   * @param description its effect, with its unit, in one phrase
   * @param reader makes a value of a value in YAML
   * @param cameLater see {@link #cameLater()}
   */
  ConfigKey(
      String name,
      Object defaultGiven,
      String description,
      ValueReader<T> reader,
      boolean cameLater) {
    this.name = name;
    this.description = description;
    this.reader = reader;
    this.cameLater = cameLater;
    this.defaultValue = defaultGiven == null ? null : read(defaultGiven);
  }

  /** {@return its name in YAML and in {@code --set}} */
  public String name() {
    return name;
  }

  /** {@return its value if none is given; null if another key decides} */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * Returns whether the key was added when there were runs already. At its default it is not part
   * of a run's digest, so that these runs keep their folders.
   */
  boolean cameLater() {
    return cameLater;
  }

  /** {@return its effect, with its unit, in one phrase} */
  public String description() {
    return description;
  }

  /**
   * Reads a value.
   *
   * @throws InvalidConfigException if the value is not of the key's kind; the message begins with
   *     the key
   */
  T read(Object given) {
    try {
      return reader.read(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(name + ": " + e.getMessage(), e);
    }
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
