package dev.strategikon.config;

/**
 * A configuration that cannot be run. The message names the key and the error, and says what to do.
 */
public final class InvalidConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public InvalidConfigException(String message) {
    super(message);
  }

  /** Creates the exception. */
  public InvalidConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
