package dev.strategikon.cli.vector;

import dev.strategikon.cli.option.VectorInput;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** How commands read and write vectors in files. */
public interface VectorAccess {
  /** Each file is read and written once, as a whole. */
  VectorAccess FILES =
      new VectorAccess() {
        @Override
        public float[][] read(Path file, PrintWriter err) throws IOException {
          return VectorInput.read(file, err);
        }

        @Override
        public void write(Path file, float[][] rows) throws IOException {
          VectorFiles.write(file, rows);
        }
      };

  /**
   * Reads all vectors of a file, or of standard input.
   *
   * @param file as the user gives it
   * @param err receives what the user should know of how they were read
   * @return m rows of d floats; they may be overwritten by the next call
   * @throws IOException if it cannot be read or holds no vectors
   */
  float[][] read(Path file, PrintWriter err) throws IOException;

  /**
   * Writes vectors into a file.
   *
   * @param file the file
   * @param rows at least one, all of equal length; only read
   * @throws IOException if the file cannot be written
   */
  void write(Path file, float[][] rows) throws IOException;
}
