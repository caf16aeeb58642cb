package dev.strategikon.cli.audit;

import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.ToleranceAudit;

/**
 * What an audit says of one rule.
 *
 * @param rule its spec, as the user wrote it
 * @param audit how far it can be pushed
 * @param squaredNorm ‖r‖²
 * @param definition4 what the test of Definition 4 says; null without one
 */
record AuditAnswer(String rule, ToleranceAudit audit, double squaredNorm, Definition4 definition4) {
  /**
   * Definition 4's test.
   *
   * @param attack the spec of the attack in every draw
   * @param reference what g is
   * @param test what came out
   */
  record Definition4(String attack, String reference, DescentEstimate test) {}

  /** Without Definition 4's test. */
  static AuditAnswer of(String rule, ToleranceAudit audit) {
    Question question = audit.question();
    double squaredNorm =
        Alignment.of(question.reference(), question.reference(), question.compute()).innerProduct();
    return new AuditAnswer(rule, audit, squaredNorm, null);
  }

  /** Returns the same with what Definition 4's test says. */
  AuditAnswer with(Definition4 tested) {
    return new AuditAnswer(rule, audit, squaredNorm, tested);
  }

  /** Returns an inner product in units of ‖r‖²; the product itself where that is 0. */
  double relative(double innerProduct) {
    return squaredNorm > 0 ? innerProduct / squaredNorm : innerProduct;
  }
}
