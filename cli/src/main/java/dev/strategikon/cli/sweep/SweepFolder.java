package dev.strategikon.cli.sweep;

import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The folder of a sweep, as an argument. */
final class SweepFolder {
  private SweepFolder() {}

  /**
   * Checks that the folder exists.
   *
   * @throws NotDirectoryException if it does not; the message says what is expected
   */
  static void check(Path sweep) throws NotDirectoryException {
    if (!Files.isDirectory(sweep)) {
      throw new NotDirectoryException(sweep + " is not a folder; expected one that 'run' wrote");
    }
  }
}
