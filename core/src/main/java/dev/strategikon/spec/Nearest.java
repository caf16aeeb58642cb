package dev.strategikon.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user most likely meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the name with the smallest edit distance to a wrong one, if it is near: at most a third
   * of the longer one's letters differ, or one begins with the other.
   */
  public static Optional<String> to(String wrong, Collection<String> names) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(lower, name))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  private static boolean isNear(String wrong, String name) {
    return name.startsWith(wrong)
        || wrong.startsWith(name)
        || 3 * distance(wrong, name) <= Math.max(wrong.length(), name.length()) + 2;
  }

  /** Levenshtein's distance, a row at a time. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
