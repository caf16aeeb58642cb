package dev.strategikon.rule.geometry;

/** The limit on the number of subsets that a rule enumerates. */
final class SubsetLimit {
  private static final double SECONDS_PER_YEAR = 365.25 * 24 * 3600;

  private SubsetLimit() {}

  /**
   * Checks that an enumeration of all subsets of m − q of m vectors ends within minutes.
   *
   * @param rule the rule's name in messages
   * @param most the largest number of subsets allowed
   * @param perSecond the number of subsets that the rule visits in a second without pruning
   * @throws IllegalArgumentException if there are more; the message says how long they would take
   */
  static void check(String rule, int m, int q, double most, double perSecond) {
    double subsets = binomial(m, Math.min(q, m - q));
    if (subsets > most) {
      double seconds = subsets / perSecond;
      String time =
          seconds > SECONDS_PER_YEAR
              ? "%.3g years".formatted(seconds / SECONDS_PER_YEAR)
              : "%.3g hours".formatted(seconds / 3600);
      throw new IllegalArgumentException(
          "%s looks at subsets of m - q vectors: with m = %d and q = %d there are %.3g, up to %s an"
                  .formatted(rule, m, q, subsets, time)
              + " aggregation; it takes at most %.3g subsets".formatted(most));
    }
  }

  private static double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return result;
  }
}
