package dev.strategikon.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir private Path folder;

  @Test
  void eachFailureNamesTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "v̄\n");
    assertEquals("v̄\n", TextFile.read(file));
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertEquals(
        file + " is not a text file: it holds bytes that are not UTF-8",
        assertThrows(TextFile.NoTextException.class, () -> TextFile.read(file)).getMessage());
    assertEquals(
        folder + ": is a folder; expected a file",
        assertThrows(FileSystemException.class, () -> TextFile.read(folder)).getMessage());
    Path missing = folder.resolve("missing");
    assertEquals(
        missing.toString(),
        assertThrows(NoSuchFileException.class, () -> TextFile.read(missing)).getMessage());
  }
}
