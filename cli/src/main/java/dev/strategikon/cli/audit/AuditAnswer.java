package dev.strategikon.cli.audit;

import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.LeastByzantine;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Robustness;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.audit.WorstCase;
import java.util.List;

/**
 * The result of the audit of one rule.
 *
 * @param rule the rule's spec, as the user wrote it
 * @param audit the tolerance audit
 * @param squaredNorm ‖r‖²
 * @param definition4 the result of the test of Definition 4; null without one
 * @param least the least q that turns the rule uphill; null if it was not asked for
 * @param told what becomes of the rule if it is told other numbers; empty if it was not asked for
 */
record AuditAnswer(
    String rule,
    ToleranceAudit audit,
    double squaredNorm,
    Definition4 definition4,
    LeastByzantine least,
    List<Told> told) {
  /**
   * The test of Definition 4.
   *
   * @param attack the spec of the attack in each draw
   * @param reference a description of g
   * @param test what came out
   */
  record Definition4(String attack, String reference, DescentEstimate test) {}

  /**
   * The worst cases of a rule that is told a number.
   *
   * @param declared what it is told of q
   * @param worst the worst cases; null if the rule is not defined for this number
   * @param robustness the same in the terms of (q, κ)-robustness; null with it
   * @param refusal why the rule is not defined; null if it is
   */
  record Told(int declared, WorstCase worst, Robustness robustness, String refusal) {}

  /** Returns a result without a test of Definition 4. */
  static AuditAnswer of(String rule, ToleranceAudit audit, LeastByzantine least, List<Told> told) {
    Question question = audit.question();
    double squaredNorm =
        Alignment.of(question.reference(), question.reference(), question.compute()).innerProduct();
    return new AuditAnswer(rule, audit, squaredNorm, null, least, told);
  }

  /** Returns this result with a test of Definition 4. */
  AuditAnswer with(Definition4 tested) {
    return new AuditAnswer(rule, audit, squaredNorm, tested, least, told);
  }

  /** Returns an inner product divided by ‖r‖², or the product itself if that is 0. */
  double relative(double innerProduct) {
    return squaredNorm > 0 ? innerProduct / squaredNorm : innerProduct;
  }
}
