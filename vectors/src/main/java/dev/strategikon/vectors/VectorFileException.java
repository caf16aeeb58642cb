package dev.strategikon.vectors;

import java.io.IOException;

/**
 * A file does not hold vectors, or the array that was expected. The message says what was expected
 * and what was found.
 */
public final class VectorFileException extends IOException {
  private static final long serialVersionUID = 1L;

  VectorFileException(String file, String message) {
    super(file + ": " + message);
  }
}
