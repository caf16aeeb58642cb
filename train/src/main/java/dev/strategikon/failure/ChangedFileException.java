package dev.strategikon.failure;

import java.nio.file.Path;

/**
 * A table is not as its run has written it, while the run goes on. It concerns this run alone: the
 * others of its sweep can go on.
 */
public final class ChangedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file the table
   */
  public ChangedFileException(Path file) {
    super(
        file
            + " was changed, replaced or deleted while the run went on. The same command keeps what"
            + " is left of it, and trains the run again from where its tables are whole");
  }
}
