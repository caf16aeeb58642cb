package dev.strategikon.rule;

/** Checks of m and q that rules share. */
public final class Requirements {
  private Requirements() {}

  /**
   * Checks that 0 ≤ q ≤ m and m ≥ 1.
   *
   * @param rule the rule's name in messages
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @throws IllegalArgumentException if this does not hold
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
   * Checks that 0 ≤ q ≤ m and a·q + b &lt; m.
   *
   * @param rule the rule's name in messages
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @param a the factor of q, at least 1
   * @param b the constant
   * @param condition the same condition as text, such as {@code 2q < m}
   * @throws IllegalArgumentException if this does not hold; the message has the largest q for m
   */
  public static void checkLimit(String rule, int m, int q, int a, int b, String condition) {
    checkLimit(rule, m, q, a, b, condition, "");
  }

  /**
   * Checks that 0 ≤ q ≤ m and a·q + b &lt; m.
   *
   * @param rule the rule's name in messages
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @param a the factor of q, at least 1
   * @param b the constant
   * @param condition the same condition as text, such as {@code 2q < m}
   * @param hint an alternative for the user, added to the message
   * @throws IllegalArgumentException if this does not hold; the message has the largest q for m
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
   * Checks that 0 ≤ q &lt; m, so that a rule that keeps m − q vectors keeps at least one.
   *
   * @param rule the rule's name in messages
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @throws IllegalArgumentException if this does not hold
   */
  public static void checkRemainder(String rule, int m, int q) {
    checkLimit(rule, m, q, 1, 0, "q < m");
  }
}
