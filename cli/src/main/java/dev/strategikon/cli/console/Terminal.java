package dev.strategikon.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** The terminal, if there is one. */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** {@return whether standard error is a terminal} Only the launcher knows for certain. */
  public static boolean isWatched() {
    return Boolean.getBoolean("strategikon.terminal");
  }

  /** {@return how many characters fit into a line} */
  public static int columns() {
    return Integer.getInteger("strategikon.columns", USUAL_COLUMNS);
  }

  /** {@return whether standard input is a terminal, so that the user can answer a question} */
  public static boolean canAnswer() {
    return Boolean.getBoolean("strategikon.answers");
  }

  /** {@return the next line of standard input; empty at its end} */
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
