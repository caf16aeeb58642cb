package dev.strategikon.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Says from outside whether a sweep's folder is being written. */
public final class SweepStatus {
  private SweepStatus() {}

  /**
   * Returns whether a process works in the folder: it holds the lock that {@link SweepRunner}
   * takes. Writes nothing.
   */
  public static boolean isRunning(Path sweep) throws IOException {
    Path file = sweep.resolve(SweepLock.FILE);
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
}
