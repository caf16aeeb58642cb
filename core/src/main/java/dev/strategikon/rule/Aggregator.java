package dev.strategikon.rule;

import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Blocks;
import dev.strategikon.gradient.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.LinearMap;
import dev.strategikon.gradient.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Applies a pipeline to vectors: pre-aggregators, then a rule.
 *
 * <pre>{@code
 * Aggregator krum = Aggregator.parse("krum");
 * float[] update = krum.aggregate(Gradients.of(gradients), 11).vector();
 * }</pre>
 *
 * <p>However long the pipeline, the d-dimensional data is read twice: once for the geometry, once
 * for the output. A pipeline that begins with a coordinate rule needs no geometry.
 *
 * @param stages the pre-aggregators, in order
 * @param rule the rule
 * @param ownByzantine the q that the rule's spec insists on ({@code krum(q=3)}), else empty
 * @param parallel how the machine works; it changes no bit of the result
 */
public record Aggregator(
    List<PreAggregator> stages, Rule rule, OptionalInt ownByzantine, Parallel parallel) {
  /** Copies the stages. */
  public Aggregator {
    stages = List.copyOf(stages);
  }

  /**
   * Makes the aggregator that a spec such as {@code median}, {@code krum(neighbours=13)} or {@code
   * nnm | trimmed-mean} names; it uses all processors.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Aggregator parse(String spec) {
    return Rules.parse(spec);
  }

  /** Returns the same on other threads or with other kernels. */
  public Aggregator with(Parallel other) {
    return new Aggregator(stages, rule, ownByzantine, other);
  }

  /** Returns the same, told of q Byzantine vectors unless its spec insists on its own number. */
  public Aggregator told(int byzantine) {
    return new Aggregator(stages, rule, OptionalInt.of(declared(byzantine)), parallel);
  }

  /** Returns the q that the pipeline is told: its own, or the one given. */
  public int declared(int byzantine) {
    return ownByzantine.orElse(byzantine);
  }

  /**
   * Checks that the pipeline is defined for m vectors when told of q Byzantine ones.
   *
   * @throws IllegalArgumentException if it is not
   */
  public void check(int m, int byzantine) {
    checkTold(m, declared(byzantine));
  }

  /** Returns whether the pipeline is defined for m vectors when its rules are told exactly q. */
  public boolean isDefined(int m, int q) {
    try {
      checkTold(m, q);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void checkTold(int m, int q) {
    int vectors = m;
    for (PreAggregator stage : stages) {
      stage.check(vectors, q);
      vectors = stage.outputs(vectors, q);
    }
    rule.check(vectors, q);
  }

  /** Returns whether an aggregation may depend on the one before. */
  public boolean startsFromPrevious() {
    return rule instanceof GeometryRule geometryRule && geometryRule.startsFromPrevious();
  }

  /** Returns whether the vectors' geometry alone decides the weights of the result. */
  public boolean isGeometric() {
    return rule instanceof GeometryRule;
  }

  /**
   * Aggregates vectors in a moment that stands alone.
   *
   * @param byzantine q, unless the rule insists on its own
   * @throws IllegalArgumentException if the pipeline is not defined for m and q
   */
  public Aggregate aggregate(Gradients gradients, int byzantine) {
    return aggregate(gradients, byzantine, Round.FIRST);
  }

  /**
   * Aggregates vectors.
   *
   * @param byzantine q, unless the rule insists on its own
   * @throws IllegalArgumentException if the pipeline is not defined for m and q
   */
  public Aggregate aggregate(Gradients gradients, int byzantine, Round round) {
    check(gradients.count(), byzantine);
    return apply(gradients, declared(byzantine), round);
  }

  /**
   * Aggregates what was admitted of the received vectors; every rejected one counts as one of the q
   * declared.
   *
   * @param byzantine q, unless the rule insists on its own
   * @throws IllegalArgumentException if the pipeline is not defined for what remains of m and q
   */
  public Aggregate aggregate(Admission admission, int byzantine, Round round) {
    int q = admission.remaining(declared(byzantine));
    checkTold(admission.gradients().count(), q);
    return apply(admission.gradients(), q, round);
  }

  /**
   * Returns the weight of each vector in the result, from their geometry alone.
   *
   * @param geometry of m vectors, and the last aggregate after them if {@link #startsFromPrevious}
   * @param q what the pipeline is told; {@link #check} has passed it
   * @return a weight for each vector of the geometry, owned by the caller
   * @throws IllegalStateException unless {@link #isGeometric}
   */
  public double[] weights(Geometry geometry, int q, Round round) {
    if (!(rule instanceof GeometryRule last)) {
      throw new IllegalStateException("A coordinate rule has no weights");
    }
    Mixing mixing = Mixing.of(stages, geometry, (stage, mixed) -> map(stage, mixed, q, round));
    double[] weights = last.weights(mixing.geometry(), q);
    return mixing.whole() == null ? weights : mixing.whole().combine(weights);
  }

  /**
   * Returns what is done to the vectors before the coordinate rule, from their geometry alone.
   *
   * @param q what the pipeline is told; {@link #check} has passed it
   * @throws IllegalStateException unless {@link #mixesColumns}
   */
  public LinearMap mixing(Geometry geometry, int q, Round round) {
    if (!mixesColumns()) {
      throw new IllegalStateException("Nothing is done to the vectors before the rule");
    }
    return Mixing.of(beforeColumns(), geometry, (stage, mixed) -> stage.map(mixed, q, round))
        .whole();
  }

  /**
   * Returns whether the vectors are mixed or chosen, by their geometry, before a coordinate rule.
   */
  public boolean mixesColumns() {
    return !isGeometric() && !beforeColumns().isEmpty();
  }

  /**
   * Returns the coordinate rule that makes the output.
   *
   * @throws IllegalStateException if the pipeline {@link #isGeometric}
   */
  public CoordinateRule columns() {
    if (rule instanceof SelectionRule selecting) {
      return selecting.columns();
    }
    if (rule instanceof CoordinateRule columns) {
      return columns;
    }
    throw new IllegalStateException("A geometry rule sees no columns");
  }

  /**
   * Returns what aggregates ranges of coordinates of m vectors, mixed on the way; it may hold
   * scratch memory, so each thread needs its own.
   *
   * @param mixing what {@link #mixing} gave; null where nothing is done before the rule
   * @param q what the pipeline is told; {@link #check} has passed it
   */
  public CoordinateRule.Kernel columnKernel(LinearMap mixing, int m, int q) {
    return mixing == null
        ? columns().kernel(m, q, parallel.kernels())
        : new MixedKernel(mixing, columns(), q, parallel.kernels());
  }

  /**
   * Returns all that is done to the vectors by their geometry before a coordinate rule, in order.
   */
  public List<PreAggregator> beforeColumns() {
    return rule instanceof SelectionRule selecting
        ? Stream.concat(stages.stream(), Stream.of(selecting.selection())).toList()
        : stages;
  }

  /** A stage maps the vectors; the last aggregate, if it is there, stays as it is. */
  private LinearMap map(PreAggregator stage, Geometry geometry, int q, Round round) {
    return startsFromPrevious()
        ? stage.map(geometry.first(geometry.count() - 1), q, round).keepingLast()
        : stage.map(geometry, q, round);
  }

  private Aggregate apply(Gradients gradients, int q, Round round) {
    if (isGeometric()) {
      Gradients points =
          startsFromPrevious() ? gradients.with(round.start(gradients.dimension())) : gradients;
      double[] weights = weights(Geometry.of(points, parallel), q, round);
      float[] vector = points.weightedSum(weights, parallel);
      return new Aggregate(vector, Arrays.copyOf(weights, gradients.count()), null);
    }
    LinearMap mixing = mixesColumns() ? mixing(Geometry.of(gradients, parallel), q, round) : null;
    return new Aggregate(columns(gradients, mixing, q), null, mixing);
  }

  /** Block by block, so that W·X is never in memory as a whole. */
  private float[] columns(Gradients gradients, LinearMap mixing, int q) {
    int dimension = gradients.dimension();
    float[][] rows = gradients.rows();
    float[] out = new float[dimension];
    parallel.forEach(
        Blocks.count(dimension),
        () -> columnKernel(mixing, rows.length, q),
        (kernel, block) ->
            kernel.aggregate(rows, Blocks.from(block), Blocks.to(block, dimension), out));
    return out;
  }
}
