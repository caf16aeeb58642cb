package dev.strategikon.audit;

/**
 * The audit of a rule's tolerance on real gradients.
 *
 * @param question the input of the audit
 * @param ipm the profile under inner product manipulation
 * @param worst what the worst attacks reach
 * @param theorem1 the condition for the median
 * @param theorem2 the condition for Krum
 * @param premises what both theorems assume in print
 */
public record ToleranceAudit(
    Question question,
    IpmProfile ipm,
    WorstCase worst,
    Theorem1 theorem1,
    Theorem2 theorem2,
    Premises premises) {
  /**
   * Audits a rule.
   *
   * @param question the input of the audit
   * @param epsilons the ε at which values of the profile are requested, finite
   * @return the audit
   */
  public static ToleranceAudit of(Question question, double[] epsilons) {
    IpmProfile ipm = IpmProfile.of(question, epsilons);
    return new ToleranceAudit(
        question,
        ipm,
        WorstCase.of(question, ipm),
        Theorem1.of(question),
        Theorem2.of(question),
        Premises.of(question));
  }

  /** {@return the least inner product over all attacks} */
  public Bound bound() {
    return worst.bound();
  }

  /** {@return the figures of (q, κ)-robustness} */
  public Robustness robustness() {
    return Robustness.of(question, worst, premises);
  }
}
