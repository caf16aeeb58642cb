package dev.strategikon.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a file completely or not at all. The content goes to a temporary file in the same folder,
 * which is then renamed. If the disk is full or the process is killed, an earlier file stays as it
 * was.
 */
public final class AtomicFile {
  /** The content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out a buffered stream, closed by the caller
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Says whether a folder may be written. */
  @FunctionalInterface
  public interface Permission {
    /** For folders that nobody else takes. */
    Permission ALWAYS = () -> {};

    /**
     * Checks it. It is asked first, and again when the folder has been opened. So the answer is of
     * the folder that is then written, also if the process is stopped for a while in between.
     *
     * @throws IOException if it may not be written
     */
    void require() throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, and replaces an existing one. Missing folders are created.
   *
   * @param file the file
   * @param content writes its content
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, Permission.ALWAYS, content);
  }

  /**
   * Writes a file of a folder that may become somebody else's, and replaces an existing one.
   *
   * @param file the file
   * @param permission to write its folder
   * @param content writes its content
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, Permission permission, Content content) throws IOException {
    replace(file, null, permission, content);
  }

  /**
   * Writes a file, and keeps an existing one under another name. If the process is killed, the
   * existing file is there under one of the two names.
   *
   * @param file the file
   * @param former the name in the same folder under which an existing file is kept; null to keep
   *     none
   * @param permission to write its folder
   * @param content writes the new content
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void replace(Path file, Path former, Permission permission, Content content)
      throws IOException {
    TextFile.requireNoFolder(file);
    permission.require();
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    try (OpenFolder open = new OpenFolder(folder)) {
      permission.require();
      write(open, file, former, content);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // The message of a full disk does not name the file.
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(OpenFolder open, Path file, Path former, Content content)
      throws IOException {
    try (TemporaryFile temporary = open.temporaryFor(file)) {
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), 1 << 16);
      content.writeTo(out);
      out.flush();
      temporary.channel().force(true); // some file systems report a full disk only here
      allowReading(temporary.path());
      // Whatever has the file's name otherwise is not what this process has written before.
      open.requireInPlace(temporary.path());
      if (former != null && open.has(file)) {
        open.rename(file, former);
      }
      open.rename(temporary.path(), file);
      open.requireInPlace(file);
    }
  }

  /**
   * Writes a text in UTF-8.
   *
   * @param file the file
   * @param text its content
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, String text) throws IOException {
    write(file, Permission.ALWAYS, text);
  }

  /**
   * Writes a text in UTF-8 into a folder that may become somebody else's.
   *
   * @param file the file
   * @param permission to write its folder
   * @param text its content
   * @throws IOException if it cannot be written; the message names the file
   */
  public static void write(Path file, Permission permission, String text) throws IOException {
    write(file, permission, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Deletes the temporary files that killed processes have left in a folder. Those that a process
   * is writing, also one that is stopped for now, stay.
   *
   * @param folder the folder; nothing happens if it does not exist
   * @param name the beginning of the names of the files that were written; "" for all files
   * @throws IOException if a file cannot be deleted
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
              return found.startsWith("." + name) && found.endsWith(TemporaryFile.SUFFIX);
            })) {
      for (Path leftover : leftovers) {
        TemporaryFile.deleteIfLeft(leftover);
      }
    }
  }

  /** Makes the file readable for others. Temporary files are readable for their owner alone. */
  private static void allowReading(Path temporary) {
    temporary.toFile().setReadable(true, false);
  }
}
