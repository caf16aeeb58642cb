package dev.strategikon.cli;

/** Whether a person is watching. */
final class Terminal {
  private Terminal() {}

  /** Returns whether standard error is a terminal, which only the launcher can tell for sure. */
  static boolean isWatched() {
    return Boolean.getBoolean("strategikon.terminal");
  }
}
