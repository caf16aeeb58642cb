package dev.strategikon.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files, with messages that name the file. */
public final class TextFile {
  /** A file that holds bytes that are not UTF-8. */
  public static final class NoTextException extends IOException {
    private static final long serialVersionUID = 1L;

    NoTextException(Path file, CharacterCodingException cause) {
      super(file + " is not a text file: it holds bytes that are not UTF-8", cause);
    }
  }

  private TextFile() {}

  /**
   * Reads a text in UTF-8.
   *
   * @param file the file
   * @return all of its text
   * @throws NoTextException if it is not UTF-8
   * @throws IOException if it cannot be read or is a folder; the exception names the file
   */
  public static String read(Path file) throws IOException {
    requireNoFolder(file);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new NoTextException(file, e);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that a path is not that of a folder, which systems only call "Is a directory".
   *
   * @param file the path
   * @throws FileSystemException if it is a folder
   */
  public static void requireNoFolder(Path file) throws FileSystemException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder; expected a file");
    }
  }
}
