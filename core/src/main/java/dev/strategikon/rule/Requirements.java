package dev.strategikon.rule;

/** What rules ask of m and q. */
public final class Requirements {
  private Requirements() {}

  /**
   * Checks that 0 ≤ q ≤ m and m ≥ 1.
   *
   * @throws IllegalArgumentException if not
   */
  public static void checkCounts(String rule, int m, int q) {
    if (m < 1) {
      throw new IllegalArgumentException(rule + " needs at least one vector");
    }
    if (q < 0 || q > m) {
      throw new IllegalArgumentException(
          "%s needs 0 <= q <= m, got q = %d with m = %d vectors".formatted(rule, q, m));
    }
  }

  /**
   * Checks that a·q + b &lt; m as well.
   *
   * @param condition the same as text, such as {@code 2q < m}
   * @throws IllegalArgumentException if not; the message has the largest q that m allows
   */
  public static void checkLimit(String rule, int m, int q, int a, int b, String condition) {
    checkLimit(rule, m, q, a, b, condition, "");
  }

  /**
   * Checks the same.
   *
   * @param hint what else a user may do, put after the message
   * @throws IllegalArgumentException if a·q + b &lt; m does not hold
   */
  public static void checkLimit(
      String rule, int m, int q, int a, int b, String condition, String hint) {
    checkCounts(rule, m, q);
    if (a * (long) q + b >= m) {
      String most =
          m <= b
              ? "it needs at least " + (b + 1) + " vectors"
              : "it takes at most q = " + (m - b - 1) / a;
      throw new IllegalArgumentException(
          "%s needs %s: with m = %d %s, not q = %d%s".formatted(rule, condition, m, most, q, hint));
    }
  }

  /**
   * Checks that a rule that keeps m − q vectors keeps at least one.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void checkRemainder(String rule, int m, int q) {
    checkLimit(rule, m, q, 1, 0, "q < m");
  }
}
