package dev.strategikon.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary folder beside the data sets, in which files are completed before they are moved to
 * their place. What is left in it goes when it is closed, or when the program is interrupted.
 */
final class Staging implements AutoCloseable {
  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  /** Creates the folder in a directory, which is created too if need be. */
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
