package dev.strategikon.cli.option;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Vectors that a command reads from a file or from standard input. */
public final class VectorInput {
  private VectorInput() {}

  /**
   * Reads vectors.
   *
   * @param file the file, or {@code -} for standard input
   * @param err receives what the user should know of how they were read
   * @return m ≥ 1 rows of d ≥ 1 floats
   * @throws IOException if it cannot be read or holds no vectors
   */
  public static float[][] read(Path file, PrintWriter err) throws IOException {
    return StandardInput.isNamedBy(file)
        ? VectorFiles.read(System.in, StandardInput.name(file), err::println)
        : VectorFiles.read(file, err::println);
  }
}
