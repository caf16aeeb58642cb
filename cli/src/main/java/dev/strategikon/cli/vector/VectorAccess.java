package dev.strategikon.cli.vector;

import dev.strategikon.cli.option.VectorInput;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.VectorSource;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** How commands read and write vectors in files. */
public interface VectorAccess {
  /** Each file is read and written once, as a whole. */
  VectorAccess FILES =
      new VectorAccess() {
        @Override
        public Optional<VectorSource> source(Path file) {
          return Optional.empty();
        }

        @Override
        public float[][] read(Path file, PrintWriter err, Compute compute) throws IOException {
          return VectorInput.read(file, err);
        }

        @Override
        public float[] result(int dimension) {
          return new float[dimension];
        }

        @Override
        public void write(Path file, float[][] rows) throws IOException {
          VectorFiles.write(file, rows);
        }
      };

  /**
   * Returns the vectors of a file that can be read in place.
   *
   * @param file as the user gives it
   * @return the vectors; empty if {@link #read} must read them
   * @throws IOException if the file cannot be read
   */
  Optional<VectorSource> source(Path file) throws IOException;

  /**
   * Reads all vectors of a file, or of standard input.
   *
   * @param file as the user gives it
   * @param err receives what the user should know of how they were read
   * @param compute the threads that read
   * @return m rows of d floats; they may be overwritten by the next call
   * @throws IOException if it cannot be read or holds no vectors
   */
  float[][] read(Path file, PrintWriter err, Compute compute) throws IOException;

  /**
   * Returns memory for a result.
   *
   * @param dimension how many floats
   * @return floats of any values; the next call may return the same array
   */
  float[] result(int dimension);

  /**
   * Writes vectors into a file.
   *
   * @param file the file
   * @param rows at least one, all of equal length; only read
   * @throws IOException if the file cannot be written
   */
  void write(Path file, float[][] rows) throws IOException;
}
