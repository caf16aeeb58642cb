package dev.strategikon.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process's folder takes the place of the one that was opened. */
class OpenFolderTest {
  @TempDir private Path temporary;
  private Path folder;
  private Path file;
  private Path former;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("sweep"));
    file = Files.writeString(folder.resolve("file.txt"), "own");
    former = folder.resolve("before.txt");
  }

  @Test
  void filesOfTheFolderAreRenamed() throws IOException {
    Files.writeString(former, "older");
    try (OpenFolder open = new OpenFolder(folder)) {
      open.rename(file, former);
      assertFalse(open.has(file));
      assertTrue(open.has(former));
      open.requireInPlace(former);
    }
    assertEquals("own", Files.readString(former));
  }

  @Test
  void aFolderThatTookThePlaceOfAMovedOneIsNotTouched() throws IOException {
    assumeReachedByTheFolder();
    Path moved = temporary.resolve("moved");
    try (OpenFolder open = new OpenFolder(folder)) {
      Files.move(folder, moved);
      assertNotInPlace(open);
      makeAnothers();
      assertNotInPlace(open);
      open.rename(file, former);
      assertTrue(open.has(former));
    }
    assertEquals("own", Files.readString(moved.resolve("before.txt")));
    assertAnothersIsThere();
  }

  @Test
  void aFolderThatTookThePlaceOfADeletedOneIsNotTouched() throws IOException {
    assumeReachedByTheFolder();
    try (OpenFolder open = new OpenFolder(folder)) {
      Files.delete(file);
      Files.delete(folder);
      makeAnothers();
      assertFalse(open.has(file));
      assertNotInPlace(open);
      IOException failure = assertThrows(IOException.class, () -> open.rename(file, former));
      assertEquals("its folder was deleted, moved or replaced meanwhile", failure.getMessage());
    }
    assertAnothersIsThere();
  }

  private void assumeReachedByTheFolder() throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      assumeTrue(stream instanceof SecureDirectoryStream, "files are reached by their paths here");
    }
  }

  private void makeAnothers() throws IOException {
    Files.createDirectory(folder);
    Files.writeString(file, "another's");
  }

  private void assertNotInPlace(OpenFolder open) {
    IOException failure = assertThrows(IOException.class, () -> open.requireInPlace(file));
    assertEquals("its folder was deleted, moved or replaced meanwhile", failure.getMessage());
  }

  private void assertAnothersIsThere() throws IOException {
    assertFalse(Files.exists(former));
    assertEquals("another's", Files.readString(file));
  }
}
