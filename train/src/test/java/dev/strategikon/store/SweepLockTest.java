package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.files.FileIdentity;
import java.io.File;
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

  /** On POSIX a process that closes a file loses all its locks on it. */
  @Test
  void toLookAtItsOwnLockLosesNothing() throws Exception {
    try (SweepLock lock = SweepLock.take(sweep)) {
      assertTrue(SweepLock.isHeld(sweep));
      String message = assertThrows(IOException.class, () -> SweepLock.take(sweep)).getMessage();
      assertTrue(message.contains("is being written by another run"), message);
      assertEquals(Elsewhere.REFUSED, takeElsewhere());
      lock.requireHeld();
    }
    assertEquals(Elsewhere.TAKEN, takeElsewhere());
  }

  @Test
  void whoeverClearsTheFolderAwayMakesRoomForAnother() throws Exception {
    try (SweepLock lock = SweepLock.take(sweep)) {
      Files.delete(sweep.resolve(SweepLock.FILE));
      assertThrows(IOException.class, lock::requireHeld);
      assertEquals(Elsewhere.TAKEN, takeElsewhere());
      String message = assertThrows(IOException.class, lock::requireHeld).getMessage();
      assertTrue(message.startsWith(sweep + " was deleted, moved or replaced"), message);
    }
  }

  /** Returns where a class was loaded from; nothing else is needed to run it. */
  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  private int takeElsewhere() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(
                File.pathSeparator,
                location(SweepLock.class),
                location(FileIdentity.class),
                location(Elsewhere.class)),
            Elsewhere.class.getName(),
            sweep.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Another process that takes the lock, and holds it until it ends. */
  static final class Elsewhere {
    static final int TAKEN = 10;
    static final int REFUSED = 11;

    private Elsewhere() {}

    public static void main(String[] args) {
      try {
        SweepLock.take(Path.of(args[0]));
        System.exit(TAKEN);
      } catch (IOException e) {
        System.exit(REFUSED);
      }
    }
  }
}
