package dev.strategikon.audit;

/**
 * Theorem 2's sufficient condition for Krum, and what Krum really does, on real gradients.
 *
 * @param holds whether some ε &gt; 0 satisfies the condition
 * @param epsilon the largest ε that satisfies it; NaN if none
 * @param krumEpsilon the largest ε up to which Krum (Definition 3 of the paper, whatever rule is
 *     audited) outputs u; NaN if it never does, +∞ if there is no end
 */
public record Theorem2(boolean holds, double epsilon, double krumEpsilon) {
  /** Computes both. Without 2q + 2 &lt; m or without attackers nothing holds, and both are NaN. */
  public static Theorem2 of(Question question) {
    throw new UnsupportedOperationException("Theorem2.of");
  }
}
