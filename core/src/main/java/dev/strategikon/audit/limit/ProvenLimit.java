package dev.strategikon.audit.limit;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Line;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.guard.Guard;
import dev.strategikon.rule.weighting.Dnc;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A number that no attack gets below: the other side of the strongest attack that was found.
 *
 * <p>{@link StageLimits} follows what is known of the honest vectors through the stages. The limit
 * is the largest of those proved for the rule in {@link SelectionLimit}, {@link VarianceLimit},
 * {@link IterationLimit}, {@link LengthLimit} and {@link ColumnLimit}.
 *
 * <p>A guard lets A pass, puts g₀ in its place, or adds a positive multiple of g₀. So its limit is
 * the least of A's and ⟨r, g₀⟩; and if it projects, A's, provided that ⟨r, g₀⟩ ≥ 0.
 *
 * @param value what no attack gets ⟨r, A⟩ below; −∞ if no limit is proved
 * @param obstacle why none is; empty if one is
 */
public record ProvenLimit(double value, String obstacle) {
  private static final String STAGE =
      "the stage before the rule may give attackers a part in every vector";
  private static final String RULE =
      "nothing is proved of this rule here, or the proof needs more honest vectors or a larger q told";
  private static final String DIRECTIONS =
      "nothing bounds attackers in several directions, who hide behind the farthest of them";
  private static final String GUARD = "what the guard adds may point away from the reference";
  private static final String RANGE = "the vectors leave the range of its arithmetic";

  /**
   * Returns the limit of a rule against q attackers.
   *
   * @param line any line of attacks against the rule
   * @param known the geometry of the honest vectors and r, the last; null if it is not there yet
   * @return the limit
   */
  public static ProvenLimit of(Line line, Geometry known) {
    ProvenLimit limit =
        ofPipeline(
            line,
            known == null
                ? Geometry.of(line.honest().with(line.reference()), line.compute())
                : known);
    Optional<Guard> guard = line.rule().guard();
    return guard.isPresent() ? limit.guarded(guard.get(), line) : limit;
  }

  private static ProvenLimit ofPipeline(Line line, Geometry known) {
    if (!known.isFinite()) {
      return none(RANGE);
    }
    HonestPoints points = HonestPoints.of(line, known);
    for (PreAggregator stage : line.rule().stages()) {
      Optional<HonestPoints> after =
          StageLimits.after(stage, points, line.declared(), line.round());
      if (after.isEmpty()) {
        return none(STAGE);
      }
      points = after.get();
    }
    double limit = ofRule(line.rule(), points, line);
    double longest = Arrays.stream(HonestPoints.of(line, known).norms()).max().orElse(0);
    double size = points.length() * longest;
    double safe = limit - HonestPoints.FLOATS * (Math.abs(limit) + size);
    if (Double.isNaN(safe)) {
      return limit == Double.NEGATIVE_INFINITY ? none(obstacle(line.rule().rule())) : none(RANGE);
    }
    return safe == Double.NEGATIVE_INFINITY
        ? none(obstacle(line.rule().rule()))
        : new ProvenLimit(safe, "");
  }

  private static double ofRule(Aggregator aggregator, HonestPoints points, Line line) {
    Rule rule = aggregator.rule();
    return DoubleStream.of(
            SelectionLimit.of(rule, points, line.declared()),
            VarianceLimit.of(rule, points, line.declared()),
            IterationLimit.of(rule, points, line),
            LengthLimit.of(rule, points, line),
            ColumnLimit.of(rule, points, line))
        .max()
        .orElseThrow();
  }

  private static String obstacle(Rule rule) {
    return rule instanceof Dnc ? DIRECTIONS : RULE;
  }

  private ProvenLimit guarded(Guard guard, Line line) {
    if (value == Double.NEGATIVE_INFINITY) {
      return this;
    }
    float[] sample = line.round().requireSample(line.reference().length).gradient();
    double product = InnerProduct.of(line.reference(), sample, line.compute());
    double safe = product - HonestPoints.FLOATS * Math.abs(product);
    if (guard.correction() == Guard.Kind.SERVER) {
      return new ProvenLimit(Math.min(value, safe), "");
    }
    return product >= 0 ? this : none(GUARD);
  }

  private static ProvenLimit none(String obstacle) {
    return new ProvenLimit(Double.NEGATIVE_INFINITY, obstacle);
  }
}
