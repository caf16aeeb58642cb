package dev.strategikon.rule;

/** What every rule asks of m and q. */
final class Requirements {
  private Requirements() {}

  /**
   * Checks that 0 ≤ q ≤ m and m ≥ 1.
   *
   * @throws IllegalArgumentException if not
   */
  static void checkCounts(String rule, int m, int q) {
    if (m < 1) {
      throw new IllegalArgumentException(rule + " needs at least one vector");
    }
    if (q < 0 || q > m) {
      throw new IllegalArgumentException(
          "%s is told of q = %d Byzantine among m = %d vectors; q must be from 0 to m"
              .formatted(rule, q, m));
    }
  }
}
