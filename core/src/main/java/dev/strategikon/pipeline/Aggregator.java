package dev.strategikon.pipeline;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.VectorSource;
import dev.strategikon.gradient.Weights;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.LayerRule;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.RememberingRule;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.SelectionRule;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.rule.VectorRule;
import dev.strategikon.rule.WeightingRule;
import dev.strategikon.rule.guard.Guard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A pipeline of pre-aggregators, a rule and perhaps a guard. It says what is computed; {@link
 * Compute} says how.
 *
 * <p>NaN and infinities: it is defined for finite vectors, which {@link Gradients#of} and {@link
 * Admission} ensure (see {@link Rule}). Mutability: it never writes the vectors. Thread-safety: it
 * is immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Aggregator krum = Aggregator.parse("krum");
 * float[] update = krum.aggregate(Gradients.of(gradients), 11).vector();
 * }</pre>
 *
 * <p>The d-dimensional data is read twice, for any number of stages: once for the geometry and once
 * for the output. A pipeline that consists of a coordinate rule needs no geometry.
 *
 * @param stages the pre-aggregators, in order
 * @param rule the rule
 * @param guard the stage after the rule, which may correct its aggregate; empty if there is none
 * @param ownDeclared the q that the pipeline's spec states, as in {@code krum(q=3)}; empty if it
 *     states none
 */
public record Aggregator(
    List<PreAggregator> stages, Rule rule, Optional<Guard> guard, OptionalInt ownDeclared) {
  /**
   * Copies the stages.
   *
   * @param stages the pre-aggregators, in order
   * @param rule the rule
   * @param guard the stage after the rule, which may correct its aggregate; empty if there is none
   * @param ownDeclared the q that the pipeline's spec states, as in {@code krum(q=3)}; empty if it
   *     states none
   */
  public Aggregator {
    stages = List.copyOf(stages);
  }

  /**
   * Returns the pipeline of a rule without pre-aggregators, which states no q of its own.
   *
   * @param rule the rule
   * @return the pipeline
   */
  public static Aggregator of(Rule rule) {
    return new Aggregator(List.of(), rule, Optional.empty(), OptionalInt.empty());
  }

  /**
   * Parses a spec such as {@code median}, {@code krum(neighbours=13)}, {@code nnm | trimmed-mean}
   * or {@code median | guard}.
   *
   * @param spec the spec
   * @return the pipeline
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Aggregator parse(String spec) {
    return Rules.parse(spec).value();
  }

  /**
   * Returns the same pipeline with q as its own declared number, unless it has one already.
   *
   * @param byzantine q
   * @return the pipeline
   */
  public Aggregator declaring(int byzantine) {
    return told(declared(byzantine));
  }

  /**
   * Returns the same pipeline with another q as its own declared number.
   *
   * @param declared q
   * @return the pipeline
   */
  public Aggregator told(int declared) {
    return new Aggregator(stages, rule, guard, OptionalInt.of(declared));
  }

  /**
   * Returns the q that is declared to the rule: the pipeline's own, or else the one given.
   *
   * @param byzantine q if the pipeline states none
   * @return the declared q
   */
  public int declared(int byzantine) {
    return ownDeclared.orElse(byzantine);
  }

  /**
   * Checks that the pipeline is defined for m vectors.
   *
   * @param m the number of vectors
   * @param byzantine q, unless the pipeline states its own
   * @throws IllegalArgumentException if it is not
   */
  public void check(int m, int byzantine) {
    checkDeclared(m, declared(byzantine));
  }

  /**
   * Returns whether the pipeline is defined for m vectors and a declared q.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return whether {@link #check} would pass
   */
  public boolean isDefined(int m, int q) {
    try {
      checkDeclared(m, q);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void checkDeclared(int m, int q) {
    if (remembers() && !stages.isEmpty()) {
      throw new IllegalArgumentException(
          "The rule remembers what each worker sent, and a pre-aggregator mixes the workers: leave"
              + " out what stands before the rule");
    }
    int vectors = m;
    for (PreAggregator stage : stages) {
      stage.check(vectors, q);
      vectors = stage.outputs(vectors, q);
    }
    rule.check(vectors, q);
  }

  /** {@return the vectors of the server's own that the rule sees after those received} */
  public List<ServerVector> serverVectors() {
    return rule instanceof GeometryRule geometryRule ? geometryRule.serverVectors() : List.of();
  }

  /** {@return whether the rule starts from the last aggregate} */
  public boolean startsFromPrevious() {
    return serverVectors().contains(ServerVector.PREVIOUS);
  }

  /** {@return whether the rule or the guard needs the gradient of the server's own sample} */
  public boolean needsSample() {
    return guard.isPresent() || serverVectors().contains(ServerVector.SAMPLE);
  }

  /** {@return whether the rule remembers the workers from one step to the next} */
  public boolean remembers() {
    return rule instanceof RememberingRule;
  }

  /**
   * {@return how many vectors of d floats the rule remembers from one step to the next}
   *
   * @param m the number of workers
   */
  public int remembered(int m) {
    return rule instanceof RememberingRule remembering ? remembering.remembered(m) : 0;
  }

  /**
   * {@return whether the rule's weights follow from the vectors' geometry alone} A guard comes
   * after them.
   */
  public boolean isGeometric() {
    return rule instanceof GeometryRule;
  }

  /**
   * {@return whether the rule sees whole vectors, neither columns nor the geometry alone} Nothing
   * is known of its pieces.
   */
  public boolean seesWholeVectors() {
    return rule instanceof WeightingRule
        || rule instanceof LayerRule
        || remembers()
        || rule instanceof VectorRule;
  }

  /**
   * {@return whether it reads the vectors received block by block, and nothing else} Then they need
   * not lie in this process's memory ({@link Gradients#of(VectorSource)}).
   */
  public boolean readsBlocks() {
    return !seesWholeVectors() && !needsSample() && serverVectors().isEmpty();
  }

  /** {@return whether the rule needs all coordinates in one process, so that it has no shards} */
  public boolean needsOneProcess() {
    return rule instanceof VectorRule;
  }

  /**
   * Aggregates vectors on all processors, in the first step.
   *
   * @param gradients m × d, only read
   * @param byzantine q, unless the pipeline states its own
   * @return the aggregate, owned by the caller
   * @throws IllegalArgumentException if the pipeline is not defined for m and q
   */
  public Aggregate aggregate(Gradients gradients, int byzantine) {
    return aggregate(gradients, byzantine, Round.FIRST, Compute.ofMachine());
  }

  /**
   * Aggregates vectors.
   *
   * @param gradients m × d, only read; on a shard its own coordinates
   * @param byzantine q, unless the pipeline states its own
   * @param round the step, with the source of random numbers, the last aggregate, the server's
   *     sample, the layers, and what the rule remembers of workers 0 to m − 1, of which each sent a
   *     vector
   * @param compute threads, kernels and shard; they change no bit of the aggregate
   * @return the aggregate, owned by the caller
   * @throws IllegalArgumentException if the pipeline is not defined for m and q, or the round lacks
   *     the server's sample that it needs, or has a memory of another number of workers, or layers
   *     of another number of coordinates
   */
  public Aggregate aggregate(Gradients gradients, int byzantine, Round round, Compute compute) {
    check(gradients.count(), byzantine);
    float[] out = new float[gradients.dimension()];
    Senders senders = Senders.all(gradients.count());
    return apply(out, gradients, senders, declared(byzantine), round, compute);
  }

  /**
   * Aggregates the admitted vectors. Every rejected one counts as one of the q declared.
   *
   * @param admission the admitted vectors, only read
   * @param byzantine q before the admission, unless the pipeline states its own
   * @param round the step, with the source of random numbers, the last aggregate and the server's
   *     sample
   * @param compute threads, kernels and shard; they change no bit of the aggregate
   * @return the aggregate, owned by the caller
   * @throws IllegalArgumentException if the pipeline is not defined for the remaining m and q, or
   *     the round lacks the server's sample that it needs
   */
  public Aggregate aggregate(Admission admission, int byzantine, Round round, Compute compute) {
    float[] out = new float[admission.gradients().dimension()];
    return aggregateInto(out, admission, byzantine, round, compute);
  }

  /**
   * Aggregates the admitted vectors into an array that the caller has, so that a loop of many steps
   * allocates none of d floats. All else is as in {@link #aggregate(Admission, int, Round,
   * Compute)}.
   *
   * @param out d floats, all of which are written; none of the vectors, nor the round's last
   *     aggregate
   * @param admission the admitted vectors, only read
   * @param byzantine q before the admission, unless the pipeline states its own
   * @param round the step, with the source of random numbers, the last aggregate and the server's
   *     sample
   * @param compute threads, kernels and shard; they change no bit of the aggregate
   * @return the aggregate, whose vector is {@code out}
   * @throws IllegalArgumentException if the pipeline is not defined for the remaining m and q, the
   *     round lacks the server's sample that it needs, or {@code out} has another length than the
   *     vectors or is the last aggregate
   */
  public Aggregate aggregateInto(
      float[] out, Admission admission, int byzantine, Round round, Compute compute) {
    int dimension = admission.gradients().dimension();
    if (out.length != dimension) {
      throw new IllegalArgumentException(
          "The array for the aggregate has %d floats, the vectors have %d"
              .formatted(out.length, dimension));
    }
    if (out == round.previous()) {
      throw new IllegalArgumentException(
          "The array for the aggregate is the last aggregate, which the rule may read: use two");
    }
    int q = admission.remaining(declared(byzantine));
    checkDeclared(admission.gradients().count(), q);
    return apply(out, admission.gradients(), Senders.of(admission), q, round, compute);
  }

  /**
   * Returns the weight of each vector in the rule's aggregate, from their geometry alone.
   *
   * @param geometry of m vectors, and the {@link #serverVectors} after them
   * @param q the declared number, which {@link #check} has passed
   * @param round the source of random numbers
   * @return a weight for each vector of the geometry, owned by the caller
   * @throws IllegalStateException unless {@link #isGeometric}
   */
  public double[] weights(Geometry geometry, int q, Round round) {
    if (!(rule instanceof GeometryRule last)) {
      throw new IllegalStateException("A coordinate rule has no weights");
    }
    Mixing mixing = Mixing.of(stages, geometry, serverVectors().size(), q, round);
    Geometry mixed = mixing.geometry();
    double[] weights = mixed.hasNan() ? Weights.nan(mixed.count()) : last.weights(mixed, q);
    return mixing.whole() == null ? weights : mixing.whole().combine(weights);
  }

  /**
   * Returns the map of the vectors before the coordinate rule, from their geometry alone.
   *
   * @param geometry of m vectors
   * @param q the declared number, which {@link #check} has passed
   * @param round the source of random numbers
   * @return the map of all stages together
   * @throws IllegalStateException unless {@link #mixesColumns}
   */
  public LinearMap mixing(Geometry geometry, int q, Round round) {
    if (!mixesColumns()) {
      throw new IllegalStateException("The pipeline has no stage before a coordinate rule");
    }
    return Mixing.of(beforeColumns(), geometry, 0, q, round).whole();
  }

  /**
   * {@return whether the vectors are mixed or selected by their geometry before a coordinate rule}
   */
  public boolean mixesColumns() {
    return !isGeometric() && !seesWholeVectors() && !beforeColumns().isEmpty();
  }

  /**
   * {@return the coordinate rule that computes the aggregate}
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
   * Returns a kernel that mixes and aggregates ranges of coordinates of m vectors. It may hold
   * scratch memory, so each thread needs its own.
   *
   * @param mixing the map that {@link #mixing} returned; null if there is no stage before the rule
   * @param m the number of vectors
   * @param q the declared number, which {@link #check} has passed
   * @param kernels the loops over coordinates
   * @return a new kernel
   */
  public CoordinateRule.Kernel columnKernel(LinearMap mixing, int m, int q, Kernels kernels) {
    return columnKernel(mixing, m, q, kernels, true);
  }

  private CoordinateRule.Kernel columnKernel(
      LinearMap mixing, int m, int q, Kernels kernels, boolean isChecked) {
    int vectors = mixing == null ? m : mixing.outputs();
    CoordinateRule.Kernel kernel = columns().kernel(vectors, q, kernels);
    CoordinateRule.Kernel safe = isChecked ? kernel : new NanKernel(kernel);
    return mixing == null ? safe : new MixedKernel(mixing, safe, kernels);
  }

  /** {@return the stages before the coordinate rule, in order, a selection included} */
  public List<PreAggregator> beforeColumns() {
    return rule instanceof SelectionRule selecting
        ? Stream.concat(stages.stream(), Stream.of(selecting.selection())).toList()
        : stages;
  }

  private Aggregate apply(
      float[] out, Gradients gradients, Senders senders, int q, Round round, Compute compute) {
    Aggregate aggregate = unguarded(out, gradients, senders, q, round, compute);
    guard.ifPresent(is -> is.correct(out, round, compute));
    return aggregate;
  }

  private Aggregate unguarded(
      float[] out, Gradients gradients, Senders senders, int q, Round round, Compute compute) {
    if (isGeometric()) {
      Gradients points = ServerVector.append(gradients, serverVectors(), round);
      double[] weights = weights(Geometry.of(points, compute), q, round);
      points.weightedSum(weights, compute, out);
      return new Aggregate(out, Arrays.copyOf(weights, gradients.count()), null);
    }
    WholeVectors vectors = new WholeVectors(stages, gradients, q, round, compute);
    if (rule instanceof WeightingRule weighting) {
      return vectors.by(weighting, out);
    }
    if (rule instanceof LayerRule layered) {
      return vectors.by(layered, out);
    }
    if (rule instanceof RememberingRule remembering) {
      return vectors.by(remembering, senders, out);
    }
    if (rule instanceof VectorRule whole) {
      return vectors.by(whole, out);
    }
    LinearMap mixing = mixesColumns() ? mixing(Geometry.of(gradients, compute), q, round) : null;
    columns(out, gradients, mixing, q, compute);
    return new Aggregate(out, null, mixing);
  }

  /** Aggregates block by block, so that W·X is never in memory as a whole. */
  private void columns(float[] out, Gradients gradients, LinearMap mixing, int q, Compute compute) {
    int dimension = gradients.dimension();
    Kernels kernels = compute.kernels();
    compute.forEach(
        Blocks.count(dimension),
        () ->
            new BlockColumns(
                gradients.reader(kernels.sums()),
                columnKernel(mixing, gradients.count(), q, kernels, gradients.isChecked())),
        (columns, block) ->
            columns.aggregate(Blocks.from(block), Blocks.to(block, dimension), out));
  }
}
