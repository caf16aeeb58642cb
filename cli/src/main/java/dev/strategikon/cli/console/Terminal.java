package dev.strategikon.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** Whether a person is watching, and what that person says. */
public final class Terminal {
  private Terminal() {}

  /** Returns whether standard error is a terminal, which only the launcher can tell for sure. */
  public static boolean isWatched() {
    return Boolean.getBoolean("strategikon.terminal");
  }

  /** Returns whether standard input is a terminal, where a question can be answered. */
  public static boolean canAnswer() {
    return Boolean.getBoolean("strategikon.answers");
  }

  /** Returns the next line that is typed; nothing at the end of the input. */
  public static String answer() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
