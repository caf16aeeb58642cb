package dev.strategikon.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps the files of a damaged run in a folder of their own, inside the run's. */
final class SetAside {
  private static final String NAME = "damaged-";

  private SetAside() {}

  /**
   * Moves all files, but for the states that others continue from.
   *
   * @return the folder that has them now
   */
  static Path move(Path run) throws IOException {
    Path kept = newFolder(run);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(run, SetAside::isOfTheRun)) {
      for (Path file : files) {
        Files.move(file, kept.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return kept;
  }

  /**
   * Copies the tables.
   *
   * @return the folder that has the copies
   */
  static Path copyTables(Path run) throws IOException {
    Path kept = newFolder(run);
    for (String table : RunTables.ALL) {
      if (Files.exists(run.resolve(table))) {
        Files.copy(run.resolve(table), kept.resolve(table));
      }
    }
    return kept;
  }

  private static boolean isOfTheRun(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(NAME) && !name.startsWith("state-after-");
  }

  private static Path newFolder(Path run) throws IOException {
    int number = 1;
    while (Files.exists(run.resolve(NAME + number))) {
      number++;
    }
    return Files.createDirectory(run.resolve(NAME + number));
  }
}
