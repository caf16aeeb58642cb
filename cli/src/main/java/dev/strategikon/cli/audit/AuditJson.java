package dev.strategikon.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.strategikon.audit.Bound;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.cli.audit.AuditAnswer.Definition4;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An audit as JSON. {@code null} stands for infinities and NaN, which JSON lacks. */
final class AuditJson {
  private AuditJson() {}

  /** Returns an object for one rule, and an array of objects for several. */
  static String of(AuditSubject subject, List<AuditAnswer> answers) throws JsonProcessingException {
    List<Map<String, Object>> objects =
        answers.stream().map(answer -> object(subject, answer)).toList();
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(objects.size() == 1 ? objects.get(0) : objects);
  }

  private static Map<String, Object> object(AuditSubject subject, AuditAnswer answer) {
    ToleranceAudit audit = answer.audit();
    Question question = audit.question();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rule", answer.rule());
    object.put("source", subject.name());
    object.put("honest", question.honest().count());
    object.put("byzantine", question.byzantine());
    if (question.declared() != question.byzantine()) {
      object.put("declared", question.declared());
    }
    object.put("dimension", question.honest().dimension());
    object.put("reference", subject.referenceName());
    object.put("referenceNorm", number(Math.sqrt(answer.squaredNorm())));
    object.put("ipm", ipm(audit.ipm()));
    object.put("bound", bound(audit.bound()));
    RobustnessJson.put(object, answer, subject.heterogeneity());
    object.put("theorem1", theorem1(subject, question, audit));
    object.put(
        "theorem2", Theorem2.isComputed(question.workers()) ? theorem2(audit.theorem2()) : null);
    object.put("premises", premises(audit.premises()));
    if (answer.definition4() != null) {
      object.put("definition4", definition4(answer.definition4()));
    }
    return object;
  }

  private static Map<String, Object> ipm(IpmProfile profile) {
    Map<String, Object> worst = new LinkedHashMap<>();
    worst.put("epsilon", number(profile.worst().epsilon()));
    worst.put("innerProduct", number(profile.worst().innerProduct()));
    Map<String, Object> ipm = new LinkedHashMap<>();
    ipm.put(
        "breaks",
        profile.breaks().stream()
            .map(interval -> Arrays.asList(number(interval.lo()), number(interval.hi())))
            .toList());
    ipm.put("worst", worst);
    ipm.put("exact", profile.exact());
    return ipm;
  }

  private static Map<String, Object> bound(Bound bound) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("innerProduct", number(bound.innerProduct()));
    object.put("exact", bound.exact());
    object.put("limit", number(bound.limit()));
    object.put("noLimit", bound.obstacle().isEmpty() ? null : bound.obstacle());
    object.put("attack", bound.attack());
    return object;
  }

  private static Map<String, Object> theorem1(
      AuditSubject subject, Question question, ToleranceAudit audit) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("share", audit.theorem1().share());
    if (!subject.layers().isEmpty()) {
      object.put("layers", LayerShares.of(subject, question));
    }
    return object;
  }

  private static Map<String, Object> theorem2(Theorem2 theorem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("holds", theorem.holds());
    object.put("epsilon", number(theorem.epsilon()));
    object.put("krumOutputsAttack", !Double.isNaN(theorem.krumEpsilon()));
    object.put("krumEpsilon", number(theorem.krumEpsilon()));
    return object;
  }

  private static Map<String, Object> premises(Premises premises) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("largest", number(premises.largest()));
    object.put("leastDeviation", number(premises.leastDeviation()));
    object.put("length", number(premises.length()));
    object.put("deviation", number(premises.deviation()));
    object.put("spread", number(premises.spread()));
    object.put("separation", number(premises.separation()));
    return object;
  }

  private static Map<String, Object> definition4(Definition4 tested) {
    DescentEstimate test = tested.test();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("verdict", test.verdict().toString());
    object.put("attack", tested.attack());
    object.put("reference", tested.reference());
    object.put("draws", test.draws());
    object.put("mean", number(test.mean()));
    object.put("low", number(test.low()));
    object.put("high", number(test.high()));
    object.put("confidence", test.confidence());
    boolean decidable = test.drawsThatWouldDecide() < Long.MAX_VALUE;
    object.put("drawsThatWouldDecide", decidable ? test.drawsThatWouldDecide() : null);
    return object;
  }

  /** Returns the number; null if it is infinite or NaN. */
  static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
