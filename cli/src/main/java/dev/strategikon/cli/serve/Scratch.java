package dev.strategikon.cli.serve;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders in which a client exchanges vectors with this process. They are deleted with all files in
 * them when this process ends, also when the client was killed. They must be empty at first, so
 * that nothing else is lost.
 */
final class Scratch {
  private final List<Path> folders;
  private final Thread hook = new Thread(this::deleteAll);

  private Scratch(List<Path> folders) {
    this.folders = folders;
  }

  /**
   * Takes folders over.
   *
   * @throws IllegalArgumentException if one is not an empty folder
   */
  static Scratch of(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder) || !isEmpty(folder)) {
        throw new IllegalArgumentException(
            "--scratch: %s is not an empty folder; it is deleted at the end".formatted(folder));
      }
    }
    Scratch scratch = new Scratch(folders);
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    return scratch;
  }

  /** Deletes them now. */
  void delete() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The process is ending, and the hook deletes them.
    }
    deleteAll();
  }

  private void deleteAll() {
    for (Path folder : folders) {
      try {
        deleteFiles(folder);
        Files.deleteIfExists(folder);
      } catch (IOException | DirectoryIteratorException e) {
        // The client deletes them as well, perhaps at the same time.
      }
    }
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }
}
