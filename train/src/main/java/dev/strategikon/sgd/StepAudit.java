package dev.strategikon.sgd;

import dev.strategikon.audit.Farthest;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Robustness;
import dev.strategikon.audit.Theorem1;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.audit.ToleranceAudit;
import java.io.Serializable;

/**
 * The result of a step's audit: a {@link ToleranceAudit} without its vectors, small enough to keep
 * and to send.
 *
 * @param ipm the profile under inner product manipulation
 * @param bound the least inner product over all known attacks; may be −∞
 * @param boundExact whether no attack can go below the bound
 * @param theorem1 the median's condition
 * @param theorem2 Krum's condition
 * @param premises what both theorems assume in print
 * @param robustness the figures of (q, κ)-robustness
 * @param sentKappa ‖A − v̄‖²/Var of the attack that was really sent in the step, with v̄ and Var of
 *     the audited gradients; NaN if there was none, or no aggregate
 */
public record StepAudit(
    IpmProfile ipm,
    double bound,
    boolean boundExact,
    Theorem1 theorem1,
    Theorem2 theorem2,
    Premises premises,
    Robustness robustness,
    double sentKappa)
    implements Serializable {
  /**
   * Keeps of an audit what is small.
   *
   * @param aggregate A of the step, d floats, only read; null without an attack or an aggregate
   */
  static StepAudit of(ToleranceAudit audit, float[] aggregate) {
    Robustness robustness = audit.robustness();
    Question question = audit.question();
    double sentKappa =
        aggregate == null
            ? Double.NaN
            : Robustness.kappa(
                Farthest.squaredDistance(aggregate, question.reference(), question.compute()),
                robustness.variance());
    return new StepAudit(
        audit.ipm(),
        audit.bound().innerProduct(),
        audit.bound().exact(),
        audit.theorem1(),
        audit.theorem2(),
        audit.premises(),
        robustness,
        sentKappa);
  }
}
