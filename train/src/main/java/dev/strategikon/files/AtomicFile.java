package dev.strategikon.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file whole or not at all: to a temporary file beside it, which then takes its name. A
 * full disk or a killed process leaves what was there before.
 */
public final class AtomicFile {
  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything.
     *
     * @param out buffered; closed by the caller
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, replacing one that is there; missing folders above it are made.
   *
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
        content.writeTo(out);
      }
      allowReading(temporary);
      move(temporary, file);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A full disk says no more than that there is no space left.
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Temporary files are made for their owner alone; what takes a name is for those who may look.
   */
  private static void allowReading(Path temporary) {
    temporary.toFile().setReadable(true, false);
  }

  private static void move(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
