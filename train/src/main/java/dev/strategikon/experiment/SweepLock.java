package dev.strategikon.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two processes from writing the same sweep; the operating system frees it when one dies. */
final class SweepLock implements AutoCloseable {
  /** The file that is locked, in the sweep's folder. */
  static final String FILE = ".lock";

  private final FileChannel channel;

  private SweepLock(FileChannel channel) {
    this.channel = channel;
  }

  static SweepLock take(Path sweep) throws IOException {
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

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
