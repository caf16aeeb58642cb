package dev.strategikon.store;

import dev.strategikon.files.FileIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two processes from writing the same sweep. The operating system frees the lock when its
 * process ends, and not while it is only stopped.
 *
 * <p>Whoever deletes the folder, or the file in it, makes room for another process, which knows
 * nothing of the first one. So the owner asks before it writes whether the file is still its own
 * ({@link #requireHeld}).
 */
public final class SweepLock implements AutoCloseable {
  /** The file that is locked, in the sweep's folder. */
  static final String FILE = ".lock";

  /** {@link #isHeld} takes a lock for a moment. */
  private static final int ATTEMPTS = 5;

  /**
   * The locked files of this process. It must not open one a second time: closing a file frees all
   * locks that the process holds on it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path sweep;
  private final Path own;
  private final FileChannel channel;
  private final FileIdentity identity;

  private SweepLock(Path sweep, Path own, FileChannel channel, FileIdentity identity) {
    this.sweep = sweep;
    this.own = own;
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * Locks a sweep's folder until the lock is closed.
   *
   * @param sweep the sweep's folder, which must exist
   * @return the lock; the caller closes it
   * @throws IOException if another sweep, of this process or another, holds the lock
   */
  public static SweepLock take(Path sweep) throws IOException {
    Path own = own(sweep);
    if (!OWN.add(own)) {
      throw isTaken(sweep);
    }
    try {
      return take(sweep, own);
    } catch (IOException | RuntimeException e) {
      OWN.remove(own);
      throw e;
    }
  }

  private static SweepLock take(Path sweep, Path own) throws IOException {
    Path file = sweep.resolve(FILE);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      create(file);
      FileIdentity identity = FileIdentity.of(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) && identity.isStillAt(file)) {
        return new SweepLock(sweep, own, channel, identity);
      }
      channel.close();
      pause();
    }
    throw isTaken(sweep);
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // From another sweep, of now or earlier.
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException isTaken(Path sweep) {
    return new IOException(
        sweep + " is being written by another run; wait for it, or choose another --out");
  }

  private static Path own(Path sweep) throws IOException {
    return sweep.toRealPath().resolve(FILE);
  }

  /**
   * Checks that the folder is still the one that was locked. Call it before writing files that
   * another process may have written since.
   *
   * @throws IOException if the folder or the lock's file was deleted, moved or replaced
   */
  public void requireHeld() throws IOException {
    if (!identity.isStillAt(sweep.resolve(FILE))) {
      throw new IOException(
          sweep
              + " was deleted, moved or replaced while this sweep ran, and may be another one's"
              + " now; nothing more is written there");
    }
  }

  /**
   * {@return whether a process holds the lock of a sweep's folder} Writes nothing.
   *
   * @param sweep the sweep's folder
   * @throws IOException if the lock's file cannot be opened
   */
  public static boolean isHeld(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    if (OWN.contains(own(sweep))) {
      return true;
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
    OWN.remove(own);
  }
}
