package dev.strategikon.sgd;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
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
 */
public record StepAudit(
    IpmProfile ipm,
    double bound,
    boolean boundExact,
    Theorem1 theorem1,
    Theorem2 theorem2,
    Premises premises)
    implements Serializable {
  static StepAudit of(ToleranceAudit audit) {
    return new StepAudit(
        audit.ipm(),
        audit.bound().innerProduct(),
        audit.bound().exact(),
        audit.theorem1(),
        audit.theorem2(),
        audit.premises());
  }
}
