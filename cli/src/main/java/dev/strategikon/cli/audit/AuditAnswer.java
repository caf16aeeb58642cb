package dev.strategikon.cli.audit;

import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.ToleranceAudit;

/**
 * The result of the audit of one rule.
 *
 * @param rule the rule's spec, as the user wrote it
 * @param audit the tolerance audit
 * @param squaredNorm ‖r‖²
 * @param definition4 the result of the test of Definition 4; null without one
 */
record AuditAnswer(String rule, ToleranceAudit audit, double squaredNorm, Definition4 definition4) {
  /**
   * The test of Definition 4.
   *
   * @param attack the spec of the attack in each draw
   * @param reference a description of g
   * @param test what came out
   */
  record Definition4(String attack, String reference, DescentEstimate test) {}

  /** Returns a result without a test of Definition 4. */
  static AuditAnswer of(String rule, ToleranceAudit audit) {
    Question question = audit.question();
    double squaredNorm =
        Alignment.of(question.reference(), question.reference(), question.compute()).innerProduct();
    return new AuditAnswer(rule, audit, squaredNorm, null);
  }

  /** Returns this result with a test of Definition 4. */
  AuditAnswer with(Definition4 tested) {
    return new AuditAnswer(rule, audit, squaredNorm, tested);
  }

  /** Returns an inner product divided by ‖r‖², or the product itself if that is 0. */
  double relative(double innerProduct) {
    return squaredNorm > 0 ? innerProduct / squaredNorm : innerProduct;
  }
}
