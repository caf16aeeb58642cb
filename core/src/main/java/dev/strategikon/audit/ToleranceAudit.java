package dev.strategikon.audit;

/**
 * All that is known of how far a rule can be pushed.
 *
 * @param question what was asked
 * @param ipm the profile under inner product manipulation
 * @param bound the least inner product over all attacks
 * @param theorem1 the median's condition
 * @param theorem2 Krum's condition
 */
public record ToleranceAudit(
    Question question, IpmProfile ipm, Bound bound, Theorem1 theorem1, Theorem2 theorem2) {
  /** Answers a question, with the profile at some ε. */
  public static ToleranceAudit of(Question question, double[] epsilons) {
    return new ToleranceAudit(
        question,
        IpmProfile.of(question, epsilons),
        Bound.of(question),
        Theorem1.of(question),
        Theorem2.of(question));
  }
}
