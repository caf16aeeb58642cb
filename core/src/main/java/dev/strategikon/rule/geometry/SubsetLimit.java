package dev.strategikon.rule.geometry;

/** How many subsets a rule that enumerates them may face. */
final class SubsetLimit {
  private static final double SECONDS_PER_YEAR = 365.25 * 24 * 3600;

  private SubsetLimit() {}

  /**
   * Checks that enumerating all subsets of m − q of m vectors ends within minutes.
   *
   * @param most how many subsets are allowed
   * @param perSecond how many subsets a second the rule looks at where nothing can be pruned
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
