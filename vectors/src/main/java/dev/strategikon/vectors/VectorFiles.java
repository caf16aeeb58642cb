package dev.strategikon.vectors;

import dev.strategikon.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads and writes m vectors of d floats. The suffix names the format. {@code .npy} is NumPy's, an
 * array of shape (m, d), or (d,) for one vector. {@code .csv} has one vector in each line.
 */
public final class VectorFiles {
  private VectorFiles() {}

  /**
   * Reads all vectors, as {@link #read(Path, Consumer)} does.
   *
   * @param file a {@code .npy} or CSV file
   * @return m ≥ 1 rows of equal length d ≥ 1
   * @throws VectorFileException if the file does not hold vectors
   * @throws IOException if the file cannot be read
   */
  public static float[][] read(Path file) throws IOException {
    return read(file, note -> {});
  }

  /**
   * Reads all vectors. Doubles are rounded to float, and those too large for it refused; so are
   * whole numbers that no float equals. NaN and infinities are kept.
   *
   * @param file a {@code .npy} or {@code .csv} file
   * @param notes receives a sentence about each line or column of a {@code .csv} file that is left
   *     out because it holds names or numbers the rows, or that perhaps should be
   * @return m ≥ 1 rows of equal length d ≥ 1
   * @throws VectorFileException if the file does not hold vectors
   * @throws IOException if the file cannot be read
   */
  public static float[][] read(Path file, Consumer<String> notes) throws IOException {
    boolean npy = isNpy(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file)) {
      throw new VectorFileException(file.toString(), "is a folder; expected a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return npy
          ? NpyReader.read(file.toString(), in, Files.size(file))
          : CsvReader.read(file.toString(), in, notes);
    }
  }

  /**
   * Reads all vectors of a stream to its end. Its first bytes say which of the formats it is in.
   *
   * @param in the stream, which the caller closes
   * @param name what messages call it
   * @param notes see {@link #read(Path, Consumer)}
   * @return m ≥ 1 rows of equal length d ≥ 1
   * @throws VectorFileException if it does not hold vectors
   * @throws IOException if it cannot be read
   */
  public static float[][] read(InputStream in, String name, Consumer<String> notes)
      throws IOException {
    WholeStream whole = WholeStream.of(in);
    return whole.startsWith(NpyHeader.MAGIC)
        ? NpyReader.read(name, whole.open(), whole.size())
        : CsvReader.read(name, whole.open(), notes);
  }

  /**
   * Writes vectors. If that fails, an existing file stays as it was.
   *
   * @param file the file; its suffix decides the format
   * @param rows at least one, all of equal length
   * @throws VectorFileException if the suffix is unknown
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, float[][] rows) throws IOException {
    if (isNpy(file)) {
      AtomicFile.write(file, out -> NpyWriter.write(out, rows));
    } else {
      AtomicFile.write(file, out -> CsvWriter.write(out, rows));
    }
  }

  /**
   * {@return vectors as CSV, one in each line}
   *
   * @param rows at least one, only read
   */
  public static String toCsv(float[][] rows) {
    return CsvWriter.text(rows);
  }

  /**
   * Checks that a file's suffix names a format. Call it before a long computation.
   *
   * @param file any path; it need not exist
   * @throws VectorFileException if the suffix is unknown
   */
  public static void checkSuffix(Path file) throws VectorFileException {
    isNpy(file);
  }

  private static boolean isNpy(Path file) throws VectorFileException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return true;
    }
    if (name.endsWith(".csv")) {
      return false;
    }
    throw new VectorFileException(file.toString(), "has an unknown suffix; expected .npy or .csv");
  }
}
