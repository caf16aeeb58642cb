package dev.strategikon.gradient;

/** None of the received vectors can be used. */
public final class NothingAdmittedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NothingAdmittedException(String message) {
    super(message);
  }
}
