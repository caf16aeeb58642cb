package dev.strategikon.spec;

/** A spec is not valid. The message says what is wrong and what to write instead. */
public final class InvalidSpecException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the message for the user
   */
  public InvalidSpecException(String message) {
    super(message);
  }
}
