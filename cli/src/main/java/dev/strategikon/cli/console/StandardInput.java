package dev.strategikon.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Standard input in place of a file; {@code -} names it. A file with that name is {@code ./-}. */
public final class StandardInput {
  private StandardInput() {}

  /** Returns whether a path on the command line names standard input. */
  public static boolean isNamedBy(Path file) {
    return file.toString().equals("-");
  }

  /** Returns what messages call a file. */
  public static String name(Path file) {
    return isNamedBy(file) ? "standard input" : file.toString();
  }

  /** Returns all of the text that standard input has. */
  public static String text() throws IOException {
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
