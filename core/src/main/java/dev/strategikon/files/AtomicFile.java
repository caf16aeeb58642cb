package dev.strategikon.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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

  private static final String SUFFIX = ".part";

  private AtomicFile() {}

  /**
   * Writes a file, replacing one that is there; missing folders above it are made.
   *
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = createTemporary(folder, file);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
        channel.force(true); // some file systems say only now that they are full
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
   * Deletes the temporary files that killed processes left in a folder. Nobody else may be writing
   * there.
   *
   * @param name of the file that was to be written; all that begin with it, so "" is for any
   */
  public static void removeLeftovers(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(
            folder,
            path -> {
              String found = path.getFileName().toString();
              return found.startsWith("." + name) && found.endsWith(SUFFIX);
            })) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  private static Path createTemporary(Path folder, Path file) throws IOException {
    try {
      return Files.createTempFile(folder, "." + file.getFileName(), SUFFIX);
    } catch (FileSystemException e) {
      if (e.getReason() == null) {
        throw e;
      }
      // The temporary file's name means nothing to a user.
      throw new FileSystemException(file.toString(), null, e.getReason());
    }
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
