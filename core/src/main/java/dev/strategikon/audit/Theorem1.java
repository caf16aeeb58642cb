package dev.strategikon.audit;

/**
 * Theorem 1's condition on real gradients: the share of coordinates with |g_j| &lt; σ_j/√(h − 1), g
 * the reference, σ_j the honest values' standard deviation with h − 1 in the denominator.
 *
 * @param share from 0 to 1; 0 for one honest gradient, which has no deviation
 */
public record Theorem1(double share) {
  /** Computes the share among all coordinates. */
  public static Theorem1 of(Question question) {
    return of(question, 0, question.honest().dimension());
  }

  /**
   * Computes the share among some coordinates, one layer's for instance.
   *
   * @param from the first coordinate
   * @param to one past the last
   * @throws IllegalArgumentException unless 0 ≤ from &lt; to ≤ d
   */
  public static Theorem1 of(Question question, int from, int to) {
    throw new UnsupportedOperationException("Theorem1.of");
  }
}
