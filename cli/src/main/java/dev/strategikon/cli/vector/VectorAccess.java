package dev.strategikon.cli.vector;

import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;

/** How commands read and write vectors in files. */
public interface VectorAccess {
  /** Each file is read and written once, as a whole. */
  VectorAccess FILES =
      new VectorAccess() {
        @Override
        public float[][] read(Path file) throws IOException {
          return VectorFiles.read(file);
        }

        @Override
        public void write(Path file, float[][] rows) throws IOException {
          VectorFiles.write(file, rows);
        }
      };

  /**
   * Reads all vectors of a file.
   *
   * @return m rows of d floats; they may be overwritten by the next call
   */
  float[][] read(Path file) throws IOException;

  /** Writes vectors into a file. */
  void write(Path file, float[][] rows) throws IOException;
}
