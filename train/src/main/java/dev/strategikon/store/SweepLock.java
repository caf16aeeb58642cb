package dev.strategikon.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two processes from writing the same sweep. The operating system frees the lock when its
 * process ends.
 */
public final class SweepLock implements AutoCloseable {
  /** The file that is locked, in the sweep's folder. */
  static final String FILE = ".lock";

  private final FileChannel channel;

  private SweepLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a sweep's folder until the lock is closed.
   *
   * @throws IOException if another sweep, of this process or another, holds the lock
   */
  public static SweepLock take(Path sweep) throws IOException {
    FileChannel channel =
        FileChannel.open(sweep.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another sweep of this very process: as good as another process.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new IOException(
          sweep + " is being written by another run; wait for it, or choose another --out");
    }
    return new SweepLock(channel);
  }

  /** Returns whether a process holds the lock of a sweep's folder. Writes nothing. */
  public static boolean isHeld(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    // A shared lock is refused while a sweep holds its own, and else gone again at once.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
