package dev.strategikon.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * A folder that was opened once. Its files are reached through the folder itself and not by its
 * path, where the system can do that (Linux). So a process that was stopped between two operations
 * never touches the files of a folder that has taken the place of its own.
 */
final class OpenFolder implements AutoCloseable {
  private final Path path;
  private final FileIdentity identity;
  private final DirectoryStream<Path> stream;

  /** Opens a folder that exists. */
  @SuppressWarnings("StreamResourceLeak") // close() closes it
  OpenFolder(Path path) throws IOException {
    this.path = path;
    this.identity = FileIdentity.of(path);
    this.stream = Files.newDirectoryStream(path);
  }

  /**
   * Checks that the path still leads to this folder, and that the folder has a file.
   *
   * @throws IOException if the folder was deleted, moved or replaced
   */
  void requireInPlace(Path file) throws IOException {
    if (!has(file) || !identity.isStillAt(path)) {
      throw gone(null);
    }
  }

  private static IOException gone(NoSuchFileException cause) {
    return new IOException("its folder was deleted, moved or replaced meanwhile", cause);
  }

  /** Creates a temporary file in the folder, for a file that the user knows. */
  TemporaryFile temporaryFor(Path file) throws IOException {
    return TemporaryFile.create(path, file);
  }

  /** Returns whether the folder has a file. */
  boolean has(Path file) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      try {
        secure
            .getFileAttributeView(
                file.getFileName(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
        return true;
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    return Files.exists(path.resolve(file.getFileName()), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Renames a file of the folder, and replaces one that has the new name.
   *
   * @throws IOException if the file or the folder is gone
   */
  void rename(Path from, Path to) throws IOException {
    try {
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        secure.move(from.getFileName(), secure, to.getFileName());
      } else {
        renameByPath(from, to);
      }
    } catch (NoSuchFileException e) {
      throw gone(e);
    }
  }

  private void renameByPath(Path from, Path to) throws IOException {
    Path source = path.resolve(from.getFileName());
    Path target = path.resolve(to.getFileName());
    try {
      Files.move(
          source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
