package dev.strategikon.cli;

/** Whether a person is watching. */
final class Terminal {
  private Terminal() {}

  /**
   * Returns whether standard error is a terminal. The launcher knows and says so; a JVM started
   * otherwise only knows whether both input and output are.
   */
  static boolean isWatched() {
    String said = System.getProperty("strategikon.terminal");
    return said == null ? System.console() != null : Boolean.parseBoolean(said);
  }
}
