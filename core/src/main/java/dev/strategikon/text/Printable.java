package dev.strategikon.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of unknown origin, such as the lines of a damaged file, for messages. */
public final class Printable {
  private static final Pattern CONTROL = Pattern.compile("([\\p{Cc}&&[^\n\t]])\\1*");

  private static final int MOST = 80;

  private Printable() {}

  /**
   * Returns a text whose control characters are written out, each run of equal ones once: {@code
   * \x00…}. Line ends and tabs stay.
   *
   * @param text any text
   * @return the same without invisible characters
   */
  public static String of(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            run -> {
              String all = run.group();
              String code = "\\x%02x".formatted((int) all.charAt(0));
              return Matcher.quoteReplacement(all.length() == 1 ? code : code + "…");
            });
  }

  /**
   * Returns the same of the beginning of a text, at most 80 characters.
   *
   * @param text any text
   * @return its beginning, with … where it was cut off
   */
  public static String excerpt(String text) {
    String printable = of(text);
    return printable.length() <= MOST ? printable : printable.substring(0, MOST) + "…";
  }
}
