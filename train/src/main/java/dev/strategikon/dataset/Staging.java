package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary folder beside the data sets. Files are completed in it before they are moved to their
 * places. The rest is deleted when it is closed or the program is interrupted.
 */
final class Staging implements AutoCloseable {
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  /** Creates the folder, and the directory around it if it does not exist. */
  Staging(Path directory) throws IOException {
    Files.createDirectories(directory);
    folder = Files.createTempDirectory(directory, ".incomplete-");
    folder.toFile().deleteOnExit();
  }

  Path folder() {
    return folder;
  }

  /** Returns the path of a file in the folder, which the caller creates. */
  Path file(String name) {
    Path file = folder.resolve(name);
    file.toFile().deleteOnExit();
    files.add(file);
    return file;
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.delete(folder);
  }
}
