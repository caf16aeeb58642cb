package dev.strategikon.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user most likely meant by a misspelled one. */
public final class NearestName {
  /** The longest wrong name that is taken for a right one with something behind it. */
  private static final int LONGEST = 100;

  private NearestName() {}

  /**
   * Returns the name with the smallest edit distance to a wrong one if it is near: about a third of
   * the longer one's letters may differ, one may begin with the other, or the wrong one may leave
   * out letters after the first.
   *
   * @param wrong the wrong name
   * @param names the right names
   * @return the nearest name; empty if none is near
   */
  public static Optional<String> to(String wrong, Collection<String> names) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(lower, name))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  private static boolean isNear(String wrong, String name) {
    return name.startsWith(wrong)
        || (wrong.startsWith(name) && wrong.length() <= LONGEST)
        || isAbbreviation(wrong, name)
        || isNear(wrong, name, Math.max(wrong.length(), name.length()) + 2);
  }

  /** The lengths come first: the table of a distance is as large as their product. */
  private static boolean isNear(String wrong, String name, int most) {
    return 3 * Math.abs(wrong.length() - name.length()) <= most
        && 3 * distance(wrong, name) <= most;
  }

  /** Returns whether a text of three letters or more has letters of a name, the first too. */
  private static boolean isAbbreviation(String text, String name) {
    int found = 0;
    for (int i = 0; i < name.length() && found < text.length(); i++) {
      if (name.charAt(i) == text.charAt(found)) {
        found++;
      } else if (found == 0) {
        return false;
      }
    }
    return text.length() >= 3 && found == text.length();
  }

  /** Returns the Levenshtein distance; a swap of two adjacent letters counts once. */
  static int distance(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : shortest(a, b, i, j, distance);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int shortest(String a, String b, int i, int j, int[][] distance) {
    int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int inserted = 1 + Math.min(distance[i - 1][j], distance[i][j - 1]);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    int shortest = Math.min(replaced, inserted);
    return swapped ? Math.min(shortest, 1 + distance[i - 2][j - 2]) : shortest;
  }
}
