package dev.strategikon.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary file that its process locks while it writes it. The operating system frees the lock
 * when the process ends, and not while it is only stopped; so a file that nobody locks was left by
 * a process that is gone.
 */
final class TemporaryFile implements AutoCloseable {
  static final String SUFFIX = ".part";

  /** Somebody else may look whether a file is locked just when it is made. */
  private static final int ATTEMPTS = 100;

  /**
   * Those of this process. It must not even open them a second time: closing a file frees all locks
   * that the process holds on it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates a file in a folder.
   *
   * @param file the file that the user knows: its name is a part of this one's, and of messages
   */
  static TemporaryFile create(Path folder, Path file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path path = normal(newPath(folder, file));
      OWN.add(path);
      FileChannel channel = openIfThere(path);
      if (channel != null && mayBeLocked(channel) && Files.exists(path)) {
        return new TemporaryFile(path, channel);
      }
      if (channel != null) {
        channel.close();
      }
      OWN.remove(path);
    }
    throw new IOException("another process removes temporary files in " + folder);
  }

  private static Path newPath(Path folder, Path file) throws IOException {
    try {
      return Files.createTempFile(folder, "." + file.getFileName(), SUFFIX);
    } catch (FileSystemException e) {
      if (e.getReason() == null) {
        throw e;
      }
      // The message names the file that the user knows instead of the temporary one.
      throw new FileSystemException(file.toString(), null, e.getReason());
    }
  }

  /** Opens a file; null if another process has taken it for a leftover before it was locked. */
  private static FileChannel openIfThere(Path path) throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Locks a file; a file system without locks does not keep anybody from writing. */
  private static boolean mayBeLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Deletes a temporary file unless its process, this one or another, still has it. */
  static void deleteIfLeft(Path file) throws IOException {
    if (OWN.contains(normal(file))) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      // Its process has completed it, or is this one.
    }
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Deletes the file if it has not been renamed. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(path);
    } finally {
      channel.close();
      OWN.remove(path);
    }
  }
}
