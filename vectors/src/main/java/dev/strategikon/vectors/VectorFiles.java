package dev.strategikon.vectors;

import dev.strategikon.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads and writes m vectors of d floats. The suffix names the format. {@code .npy} is NumPy's, an
 * array of shape (m, d), or (d,) for one vector. {@code .csv} has one vector in each line and no
 * header.
 */
public final class VectorFiles {
  private VectorFiles() {}

  /**
   * Reads all vectors. Doubles are rounded to float, and those too large for it refused. NaN and
   * infinities are kept.
   *
   * @param file a {@code .npy} or CSV file
   * @return m ≥ 1 rows of equal length d ≥ 1
   * @throws VectorFileException if the file does not hold vectors
   * @throws IOException if the file cannot be read
   */
  public static float[][] read(Path file) throws IOException {
    boolean npy = isNpy(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file)) {
      throw new VectorFileException(file, "is a folder; expected a file");
    }
    return npy ? NpyReader.read(file) : CsvFormat.read(file);
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
      AtomicFile.write(file, out -> CsvFormat.write(out, rows));
    }
  }

  /**
   * {@return vectors as CSV, one in each line}
   *
   * @param rows at least one, only read
   */
  public static String toCsv(float[][] rows) {
    return CsvFormat.text(rows);
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
    throw new VectorFileException(file, "has an unknown suffix; expected .npy or .csv");
  }
}
