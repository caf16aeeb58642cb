package dev.strategikon.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * What tells a file or a folder from another one that takes its place, under the same path. Systems
 * without such a key (Windows) only notice that it is gone.
 *
 * @param key the system's, null if it has none
 */
public record FileIdentity(Object key) {
  /**
   * {@return what is at a path now}
   *
   * @param path a file or a folder
   * @throws IOException if there is none, or it cannot be read
   */
  public static FileIdentity of(Path path) throws IOException {
    return new FileIdentity(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }

  /**
   * {@return whether this is still at a path}
   *
   * @param path where it was
   * @throws IOException if the path cannot be read
   */
  public boolean isStillAt(Path path) throws IOException {
    try {
      return Objects.equals(this, of(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
