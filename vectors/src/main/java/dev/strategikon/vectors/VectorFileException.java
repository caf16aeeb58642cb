package dev.strategikon.vectors;

import java.io.IOException;
import java.nio.file.Path;

/** A file that does not hold vectors; the message says which, what was expected and found. */
public final class VectorFileException extends IOException {
  private static final long serialVersionUID = 1L;

  VectorFileException(Path file, String message) {
    super(file + ": " + message);
  }
}
