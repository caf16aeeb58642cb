package dev.strategikon.config;

/**
 * A configuration that cannot be run. The message names the key and the error, and says what to do.
 */
public final class InvalidConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, where, and what to do
   */
  public InvalidConfigException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was wrong, where, and what to do
   * @param cause the failure behind it
   */
  public InvalidConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
