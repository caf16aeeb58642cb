package dev.strategikon.dataset;

import java.io.IOException;

/**
 * A data set that is missing or damaged, or could not be downloaded. The message is one line for
 * the user: the file, what was expected, what was found, and what to do.
 */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong with which file, and what to do
   */
  public DatasetException(String message) {
    super(message);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param message what is wrong with which file, and what to do
   * @param cause the failure behind it
   */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
