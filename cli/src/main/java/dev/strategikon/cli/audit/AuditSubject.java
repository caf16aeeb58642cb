package dev.strategikon.cli.audit;

import dev.strategikon.audit.Heterogeneity;
import dev.strategikon.audit.Question;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.model.CoordinateRange;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.util.Map;
import java.util.Optional;

/**
 * The subject of an audit: honest gradients, and the reference vector.
 *
 * @param name the name of the file or the run
 * @param honest V
 * @param byzantine q
 * @param reference r, d floats, read only
 * @param referenceName a description of r
 * @param ofMean whether r is v̄
 * @param round the moment of the aggregation
 * @param layers the coordinates of each layer, by name; empty if unknown
 * @param heterogeneity the (G, B) of the run's audited steps; empty for a file, and for a run with
 *     fewer than two
 */
record AuditSubject(
    String name,
    Gradients honest,
    int byzantine,
    float[] reference,
    String referenceName,
    boolean ofMean,
    Round round,
    Map<String, CoordinateRange> layers,
    Optional<Heterogeneity> heterogeneity) {

  /** Returns the question how far a rule can be pushed. */
  Question ask(Aggregator rule, Compute compute) {
    return new Question(honest, byzantine, rule, reference, round, compute);
  }
}
