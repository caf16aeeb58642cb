package dev.strategikon.audit;

import java.util.Optional;

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
    IpmProfile ipm = IpmProfile.of(question, epsilons);
    return new ToleranceAudit(
        question,
        ipm,
        Bound.of(question, Optional.of(ipm)),
        Theorem1.of(question),
        Theorem2.of(question));
  }
}
