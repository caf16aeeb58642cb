package dev.strategikon.gradient;

/** A vector that was checked while a rule read it is not finite. */
public final class NotFiniteException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NotFiniteException(int vector) {
    super("Vector " + vector + " is not finite");
  }
}
