package dev.strategikon.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void foldersAreMadeAndFilesReplaced() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two");
    assertEquals("two", Files.readString(file));
    assertEquals(List.of("c.txt"), names(file.getParent()));
  }

  @Test
  void whatFailsHalfWayLeavesWhatWasThere() throws IOException {
    Path file = folder.resolve("file.txt");
    AtomicFile.write(file, "before");
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals("cannot write " + file + ": No space left on device", failure.getMessage());
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("file.txt"), names(folder));
  }

  @Test
  void theFileBeforeIsKeptIfThatIsWanted() throws IOException {
    Path file = folder.resolve("file.txt");
    Path former = folder.resolve("before.txt");
    for (String text : List.of("one", "two", "three")) {
      AtomicFile.replace(
          file,
          former,
          AtomicFile.Permission.ALWAYS,
          out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
    assertEquals("three", Files.readString(file));
    assertEquals("two", Files.readString(former));
    assertEquals(2, names(folder).size());
  }

  /** A process that was stopped for a while may find another one's files. */
  @Test
  void inAFolderThatWasReplacedNothingIsTouched() throws IOException {
    Path own = folder.resolve("sweep");
    Path file = own.resolve("file.txt");
    AtomicFile.write(file, "own");
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.replace(
                    file,
                    own.resolve("before.txt"),
                    AtomicFile.Permission.ALWAYS,
                    out -> {
                      Files.move(own, folder.resolve("moved"));
                      AtomicFile.write(file, "another's");
                    }));
    assertEquals(
        "cannot write " + file + ": its folder was deleted, moved or replaced meanwhile",
        failure.getMessage());
    assertEquals(List.of("file.txt"), names(own));
    assertEquals("another's", Files.readString(file));
  }

  /** The process is stopped, and its folder replaced, just after it was told that it may write. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoMayNoLongerWriteTouchesNothing(int answers) throws IOException {
    Path own = folder.resolve("sweep");
    Path file = own.resolve("file.txt");
    AtomicFile.write(file, "own");
    FileIdentity identity = FileIdentity.of(own);
    AtomicInteger left = new AtomicInteger(answers);
    AtomicFile.Permission permission =
        () -> {
          if (!identity.isStillAt(own)) {
            throw new IOException("no longer mine");
          }
          if (left.decrementAndGet() == 0) {
            Files.move(own, folder.resolve("moved"));
            AtomicFile.write(file, "another's");
          }
        };
    assertThrows(
        IOException.class,
        () -> AtomicFile.write(file, permission, out -> out.write(new byte[] {1})));
    assertEquals(0, left.get());
    assertEquals(List.of("file.txt"), names(own));
    assertEquals("another's", Files.readString(file));
    assertEquals("own", Files.readString(folder.resolve("moved/file.txt")));
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    FileSystemException failure =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(there, "text"));
    assertEquals(there.toString(), failure.getFile());
    assertEquals("is a folder; expected a file", failure.getReason());
    assertEquals(List.of("there"), names(folder));
  }

  /** The other process writes a file that it never completes, until it is told to. */
  @Test
  void whatAnotherProcessIsWritingStays() throws Exception {
    Path file = folder.resolve("file.txt");
    Process writer = startWriter(file);
    AtomicFile.removeLeftovers(folder, "");
    AtomicFile.write(folder.resolve("own.txt"), "own");
    assertEquals(2, names(folder).size());
    writer.getOutputStream().write('\n');
    writer.getOutputStream().flush();
    assertEquals(0, writer.waitFor());
    assertEquals("first half, second half", Files.readString(file));
  }

  @Test
  void whatAKilledProcessWasWritingGoes() throws Exception {
    startWriter(folder.resolve("file.txt")).destroyForcibly().waitFor();
    assertEquals(1, names(folder).size());
    AtomicFile.removeLeftovers(folder, "another");
    assertEquals(1, names(folder).size());
    AtomicFile.removeLeftovers(folder, "file");
    assertEquals(List.of(), names(folder));
  }

  /** To look at a lock of its own would make a process lose it. */
  @Test
  void whatThisProcessIsWritingStaysToo() throws Exception {
    Path file = folder.resolve("file.txt");
    AtomicFile.write(
        file,
        out -> {
          AtomicFile.removeLeftovers(folder, "");
          assertEquals(1, names(folder).size());
          try {
            assertEquals(0, java("remove", folder).waitFor());
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          assertEquals(1, names(folder).size());
          out.write('x');
        });
    assertEquals("x", Files.readString(file));
  }

  private static Process startWriter(Path file) throws IOException {
    Process writer = java("write", file);
    assertEquals('w', writer.getInputStream().read());
    return writer;
  }

  /** Returns where a class was loaded from; nothing else is needed to run it. */
  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  private static Process java(String what, Path path) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            location(AtomicFile.class) + File.pathSeparator + location(Elsewhere.class),
            Elsewhere.class.getName(),
            what,
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What the other process does. */
  static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] args) throws IOException {
      if (args[0].equals("remove")) {
        AtomicFile.removeLeftovers(Path.of(args[1]), "");
        return;
      }
      AtomicFile.write(
          Path.of(args[1]),
          out -> {
            out.write("first half, ".getBytes(StandardCharsets.UTF_8));
            out.flush();
            System.out.print('w');
            System.out.flush();
            if (System.in.read() >= 0) {
              out.write("second half".getBytes(StandardCharsets.UTF_8));
            }
          });
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
