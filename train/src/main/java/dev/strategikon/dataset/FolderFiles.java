package dev.strategikon.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Files in a folder, each plain or gzipped with the suffix {@code .gz}. If both exist, the plain
 * file is read.
 *
 * @param folder the folder
 */
record FolderFiles(Path folder) implements FileSet {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns whether the file exists, plain or gzipped. */
  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name)) || Files.isRegularFile(gzipped(name));
  }

  @Override
  public void read(List<String> names, Reader reader) throws IOException {
    for (String name : names) {
      if (!has(name)) {
        throw new DatasetException(
            "%s: expected a file %s or %s.gz, found neither".formatted(folder, name, name));
      }
      boolean plain = Files.isRegularFile(folder.resolve(name));
      Path path = plain ? folder.resolve(name) : gzipped(name);
      try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
          InputStream in = plain ? file : unzip(path, file)) {
        reader.read(new DataFile(name, path.toString(), in));
      }
    }
  }

  private Path gzipped(String name) {
    return folder.resolve(name + ".gz");
  }

  /** Opens a gzip file; fails if it is not in that format. */
  static InputStream unzip(Path path, InputStream file) throws IOException {
    try {
      return new GZIPInputStream(file, BUFFER_BYTES);
    } catch (EOFException | ZipException e) {
      throw new DatasetException(
          "%s: expected gzip data, found something else (%s)".formatted(path, e.getMessage()), e);
    }
  }
}
