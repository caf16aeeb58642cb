package dev.strategikon.cli.audit;

import dev.strategikon.audit.Question;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.model.CoordinateRange;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Map;

/**
 * What an audit is about: honest gradients, and what the aggregate is measured against.
 *
 * @param name of the file or the run
 * @param honest V
 * @param byzantine q
 * @param reference r, d floats, only read
 * @param referenceName what r is, for people
 * @param ofMean whether r is v̄
 * @param round the moment of the aggregation
 * @param layers which coordinates each layer has, by name; none where that is not known
 */
record AuditSubject(
    String name,
    Gradients honest,
    int byzantine,
    float[] reference,
    String referenceName,
    boolean ofMean,
    Round round,
    Map<String, CoordinateRange> layers) {

  /** Asks how far a rule can be pushed. */
  Question ask(Aggregator rule, Compute compute) {
    return new Question(honest, byzantine, rule, reference, round, compute);
  }
}
