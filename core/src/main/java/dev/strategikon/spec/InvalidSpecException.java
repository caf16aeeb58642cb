package dev.strategikon.spec;

/** A spec that cannot be understood; the message says what was wrong and what to write instead. */
public final class InvalidSpecException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public InvalidSpecException(String message) {
    super(message);
  }
}
