package dev.strategikon.cli.audit;

import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem1;
import java.util.LinkedHashMap;
import java.util.Map;

/** The share of coordinates that satisfy the condition of Theorem 1, in each layer. */
final class LayerShares {
  private LayerShares() {}

  static Map<String, Double> of(AuditSubject subject, Question question) {
    Map<String, Double> shares = new LinkedHashMap<>();
    subject
        .layers()
        .forEach(
            (layer, range) ->
                shares.put(layer, Theorem1.of(question, range.from(), range.to()).share()));
    return shares;
  }
}
