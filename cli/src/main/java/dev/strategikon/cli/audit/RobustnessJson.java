package dev.strategikon.cli.audit;

import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.audit.LeastByzantine;
import dev.strategikon.audit.Robustness;
import dev.strategikon.cli.audit.AuditAnswer.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The figures of (q, κ)-robustness for JSON. */
final class RobustnessJson {
  private RobustnessJson() {}

  /** Adds the keys of a rule to its object. */
  static void put(
      Map<String, Object> object, AuditAnswer answer, Optional<Heterogeneity> heterogeneity) {
    Robustness found = answer.audit().robustness();
    object.put("kappa", kappa(found));
    object.put("influence", AuditJson.number(found.influence()));
    object.put("certificate", certificate(found));
    Map<String, Object> noise = new LinkedHashMap<>();
    noise.put("variance", AuditJson.number(found.variance()));
    noise.put("ratio", AuditJson.number(found.noiseRatio()));
    object.put("noise", noise);
    object.put("heterogeneity", heterogeneity.map(RobustnessJson::fit).orElse(null));
    if (answer.least() != null) {
      object.put("leastQ", least(answer.least()));
    }
    if (!answer.told().isEmpty()) {
      object.put("told", answer.told().stream().map(RobustnessJson::told).toList());
    }
  }

  private static Map<String, Object> kappa(Robustness found) {
    Map<String, Object> kappa = new LinkedHashMap<>();
    kappa.put("value", AuditJson.number(found.kappa()));
    kappa.put("exact", found.exact());
    kappa.put("attack", found.attack());
    kappa.put("floor", AuditJson.number(found.floor()));
    kappa.put("proven", AuditJson.number(found.proven()));
    return kappa;
  }

  private static Map<String, Object> certificate(Robustness found) {
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("measured", AuditJson.number(found.certificate()));
    certificate.put("proven", AuditJson.number(found.provenCertificate()));
    return certificate;
  }

  private static Map<String, Object> fit(Heterogeneity found) {
    Map<String, Object> fit = new LinkedHashMap<>();
    fit.put("g", AuditJson.number(found.g()));
    fit.put("b", AuditJson.number(found.b()));
    fit.put("moments", found.moments());
    return fit;
  }

  private static Map<String, Object> least(LeastByzantine found) {
    Map<String, Object> least = new LinkedHashMap<>();
    least.put("q", found.least().isPresent() ? found.least().getAsInt() : null);
    least.put("tried", found.tried().stream().map(RobustnessJson::tried).toList());
    least.put("limit", found.limit());
    return least;
  }

  private static Map<String, Object> tried(LeastByzantine.Tried one) {
    Map<String, Object> tried = new LinkedHashMap<>();
    tried.put("byzantine", one.byzantine());
    tried.put("innerProduct", AuditJson.number(one.innerProduct()));
    tried.put("exact", one.exact());
    return tried;
  }

  private static Map<String, Object> told(Told told) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("declared", told.declared());
    boolean isDefined = told.refusal() == null;
    object.put(
        "innerProduct", isDefined ? AuditJson.number(told.worst().bound().innerProduct()) : null);
    object.put("kappa", isDefined ? AuditJson.number(told.robustness().kappa()) : null);
    object.put("influence", isDefined ? AuditJson.number(told.robustness().influence()) : null);
    object.put("refused", told.refusal());
    return object;
  }
}
