package dev.strategikon.sgd;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Theorem1;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.audit.ToleranceAudit;
import java.io.Serializable;

/**
 * What the audit of a step came to: a {@link ToleranceAudit} without the vectors, so that it may be
 * kept and may travel.
 *
 * @param ipm the profile under inner product manipulation
 * @param bound the least inner product over all attacks that are known; may be −∞
 * @param boundExact whether no attack goes below
 * @param theorem1 the median's condition
 * @param theorem2 Krum's condition
 */
public record StepAudit(
    IpmProfile ipm, double bound, boolean boundExact, Theorem1 theorem1, Theorem2 theorem2)
    implements Serializable {
  static StepAudit of(ToleranceAudit audit) {
    return new StepAudit(
        audit.ipm(),
        audit.bound().innerProduct(),
        audit.bound().exact(),
        audit.theorem1(),
        audit.theorem2());
  }
}
