package dev.strategikon.report.data;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares texts so that numbers in them are in the order of their values: 0.5, 1, 10. */
final class NaturalOrder implements Comparator<String> {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      String x = token(a, i);
      String y = token(b, j);
      boolean numbers = isNumber(x) && isNumber(y);
      int order =
          numbers ? Double.compare(Double.parseDouble(x), Double.parseDouble(y)) : x.compareTo(y);
      if (order != 0) {
        return order;
      }
      i += x.length();
      j += y.length();
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  /** Returns the number that begins at a place, or else the character. */
  private static String token(String text, int at) {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    // A hyphen within a name is no sign.
    boolean maySign = at == 0 || text.charAt(at - 1) == '=';
    return number.lookingAt() && (maySign || text.charAt(at) != '-')
        ? number.group()
        : text.substring(at, at + 1);
  }

  private static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(token.length() - 1));
  }
}
