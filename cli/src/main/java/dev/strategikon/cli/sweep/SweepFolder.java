package dev.strategikon.cli.sweep;

import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A sweep's folder as a user names it. */
final class SweepFolder {
  private SweepFolder() {}

  /**
   * Checks that there is one.
   *
   * @throws NotDirectoryException if there is not; the message says what is expected
   */
  static void check(Path sweep) throws NotDirectoryException {
    if (!Files.isDirectory(sweep)) {
      throw new NotDirectoryException(sweep + " is not a folder; expected one that 'run' wrote");
    }
  }
}
