package dev.strategikon.rule;

import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Parallel;
import java.util.OptionalInt;

/**
 * Applies a rule to vectors.
 *
 * <pre>{@code
 * Aggregator krum = Aggregator.parse("krum");
 * float[] update = krum.aggregate(Gradients.of(gradients), 11).vector();
 * }</pre>
 *
 * @param rule the rule
 * @param ownByzantine the q that the rule's spec insists on ({@code krum(q=3)}), else empty
 * @param parallel how many threads work; it changes no bit of the result
 */
public record Aggregator(Rule rule, OptionalInt ownByzantine, Parallel parallel) {
  /**
   * Makes the aggregator that a spec such as {@code median} or {@code krum(neighbours=13)} names;
   * it uses all processors.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Aggregator parse(String spec) {
    return Rules.parse(spec);
  }

  /** Returns the same with other threads. */
  public Aggregator with(Parallel other) {
    return new Aggregator(rule, ownByzantine, other);
  }

  /** Returns the q that the rule is told: its own, or the one given. */
  public int declared(int byzantine) {
    return ownByzantine.orElse(byzantine);
  }

  /**
   * Checks that the rule is defined for m vectors when told of q Byzantine ones.
   *
   * @throws IllegalArgumentException if it is not
   */
  public void check(int m, int byzantine) {
    rule.check(m, declared(byzantine));
  }

  /**
   * Aggregates what was admitted of the received vectors; every rejected one counts as one of the q
   * declared.
   *
   * @param byzantine q, unless the rule insists on its own
   * @throws IllegalArgumentException if the rule is not defined for what remains of m and q
   */
  public Aggregate aggregate(Admission admission, int byzantine) {
    return apply(admission.gradients(), admission.remaining(declared(byzantine)));
  }

  /**
   * Aggregates vectors.
   *
   * @param byzantine q, unless the rule insists on its own
   * @throws IllegalArgumentException if the rule is not defined for m and q
   */
  public Aggregate aggregate(Gradients gradients, int byzantine) {
    return apply(gradients, declared(byzantine));
  }

  private Aggregate apply(Gradients gradients, int q) {
    rule.check(gradients.count(), q);
    if (rule instanceof GeometryRule geometryRule) {
      double[] weights = geometryRule.weights(Geometry.of(gradients, parallel), q);
      return new Aggregate(gradients.weightedSum(weights, parallel), weights);
    }
    return new Aggregate(columns((CoordinateRule) rule, gradients, q), null);
  }

  private float[] columns(CoordinateRule columns, Gradients gradients, int q) {
    int dimension = gradients.dimension();
    float[][] rows = gradients.rows();
    float[] out = new float[dimension];
    parallel.forEach(
        Blocks.count(dimension),
        () -> columns.kernel(rows.length, q),
        (kernel, block) ->
            kernel.aggregate(rows, Blocks.from(block), Blocks.to(block, dimension), out));
    return out;
  }
}
