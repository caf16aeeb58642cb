package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepLockTest {
  @TempDir private Path sweep;

  @Test
  void aSweepRunsWhileItsLockIsHeld() throws IOException {
    assertFalse(SweepLock.isHeld(sweep));
    assertEquals(0, sweep.toFile().list().length);
    SweepLock lock = SweepLock.take(sweep);
    try {
      assertTrue(SweepLock.isHeld(sweep));
    } finally {
      lock.close();
    }
    // The file stays; nobody holds it.
    assertTrue(Files.exists(sweep.resolve(SweepLock.FILE)));
    assertFalse(SweepLock.isHeld(sweep));
    SweepLock.take(sweep).close();
  }
}
