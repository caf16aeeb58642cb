package dev.strategikon.config;

/** A configuration that cannot be run; the message says which key, what was wrong, what to do. */
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
