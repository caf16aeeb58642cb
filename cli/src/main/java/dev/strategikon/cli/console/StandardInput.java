package dev.strategikon.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Standard input in place of a file; {@code -} names it. A file with that name is {@code ./-}. */
public final class StandardInput {
  private StandardInput() {}

  /**
   * {@return whether a path on the command line names standard input}
   *
   * @param file as the user gives it
   */
  public static boolean isNamedBy(Path file) {
    return file.toString().equals("-");
  }

  /**
   * {@return what messages call a file}
   *
   * @param file as the user gives it
   */
  public static String name(Path file) {
    return isNamedBy(file) ? "standard input" : file.toString();
  }

  /**
   * {@return all of the text that standard input has}
   *
   * @throws IOException if it cannot be read
   */
  public static String text() throws IOException {
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
