package dev.strategikon.sweep;

/** A run ends before its last step because the sweep was asked to stop. Its state is saved. */
final class StopRequestedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int step;

  StopRequestedException(int step) {
    this.step = step;
  }

  /** Returns the completed steps. */
  int step() {
    return step;
  }
}
