package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.ServerVector;
import dev.strategikon.rule.coordinate.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of attacks in m dimensions. One geometry, of the honest vectors and of the vectors that
 * span the line, gives the geometry that the rule sees at any t, and all inner products. Immutable,
 * and safe for use by several threads.
 */
public final class GeometryLine {
  private final Line line;
  private final Geometry known;
  private final MovingGeometry moving;

  /** The index of the first of the server's own vectors among the known ones. */
  private final int own;

  private final ProductOnLine reference;

  /** The vectors that the guard watches; none without a guard. */
  private final List<ProductOnLine> watched;

  /** Null without a guard. */
  private final GuardOnLine guard;

  private GeometryLine(
      Line line,
      Geometry known,
      MovingGeometry moving,
      int own,
      ProductOnLine reference,
      List<ProductOnLine> watched,
      GuardOnLine guard) {
    this.line = line;
    this.known = known;
    this.moving = moving;
    this.own = own;
    this.reference = reference;
    this.watched = watched;
    this.guard = guard;
  }

  /**
   * Returns whether the aggregate is a combination of vectors whose weights follow from geometry.
   */
  static boolean supports(Aggregator rule) {
    return rule.isGeometric() || (rule.mixesColumns() && rule.columns() instanceof Mean);
  }

  /**
   * Computes the geometry of a line in one pass over the data. Up to one block of coordinates, sums
   * are in double: where u meets a vector, float sums would make a choice that no rule makes.
   *
   * @param line the line
   * @return the line in m dimensions
   */
  public static GeometryLine of(Line line) {
    int h = line.honest().count();
    Gradients all = line.honest().with(line.direction()).with(line.reference());
    if (line.base() != null) {
      all = all.with(line.base());
    }
    int own = all.count();
    all = ServerVector.append(all, line.rule().serverVectors(), line.round());
    int seen = all.count();
    for (float[] vector : line.watched()) {
      all = all.with(vector);
    }
    int dimension = line.compute().shard().dimension(line.direction().length);
    Geometry known =
        dimension <= Blocks.SIZE
            ? Geometry.inDouble(all, line.compute())
            : Geometry.of(all, line.compute());
    double[] base = new double[all.count()];
    if (line.base() != null) {
      base[h + 2] = 1;
    }
    double[] along = new double[all.count()];
    along[h] = line.sign();
    int[] points = new int[line.workers() + seen - own];
    Arrays.setAll(points, i -> i < h ? i : i < line.workers() ? -1 : own + i - line.workers());
    return new GeometryLine(
        line,
        known,
        MovingGeometry.of(known, points, base, along),
        own,
        ProductOnLine.of(known, h + 1, points, base, along),
        IntStream.range(seen, all.count())
            .mapToObj(x -> ProductOnLine.of(known, x, points, base, along))
            .toList(),
        line.rule()
            .guard()
            .map(
                is ->
                    new GuardOnLine(
                        is,
                        known.squaredNorm(seen),
                        known.product(h + 1, seen),
                        known.squaredNorm(h + 1)))
            .orElse(null));
  }

  /** Returns the other half of the line; costs no pass over the data. */
  GeometryLine reversed() {
    return new GeometryLine(
        line.reversed(),
        known,
        moving.reversed(),
        own,
        reference.reversed(),
        watched.stream().map(ProductOnLine::reversed).toList(),
        guard);
  }

  /** Returns the line. */
  Line line() {
    return line;
  }

  /** {@return the geometry of the vectors that the server receives, as they move with t} */
  public MovingGeometry moving() {
    return moving;
  }

  /** Returns the pre-aggregators, and the selection before a coordinate rule. */
  List<PreAggregator> stages() {
    return line.rule().isGeometric() ? line.rule().stages() : line.rule().beforeColumns();
  }

  /**
   * Returns the weights of all received vectors, and of the server's own after them. A guard comes
   * after the weights.
   *
   * @param t the place of the attack
   * @return the weights, owned by the caller
   */
  public double[] weights(double t) {
    Aggregator rule = line.rule();
    Geometry received = moving.at(t);
    if (rule.isGeometric()) {
      return rule.weights(received, line.declared(), line.round());
    }
    LinearMap mixing = mixing(t);
    return mixing.combine(Weights.equal(mixing.outputs()));
  }

  /** Returns the map of the vectors before a coordinate rule at t. */
  LinearMap mixing(double t) {
    return line.rule().mixing(moving.at(t), line.declared(), line.round());
  }

  /** Returns the weight of u, the sum of the Byzantine vectors' weights. */
  double byzantine(double[] weights) {
    double sum = 0;
    for (int i = line.honest().count(); i < line.workers(); i++) {
      sum += weights[i];
    }
    return sum;
  }

  /** Returns the inner products with the reference. */
  ProductOnLine reference() {
    return reference;
  }

  /** Returns the inner products with g₀ and what else the guard watches; none without a guard. */
  List<ProductOnLine> watched() {
    return watched;
  }

  /** Returns the guard's effect; null without a guard. */
  GuardOnLine guard() {
    return guard;
  }

  /**
   * Returns ⟨r, A⟩, after the guard.
   *
   * @param t the place of the attack, of any sign
   * @return ⟨r, A⟩ at t
   */
  public double product(double t) {
    double[] weights = weights(t);
    double before = product(reference, weights, t);
    return guard == null ? before : guard.product(before, watched(weights, t));
  }

  private double product(ProductOnLine with, double[] weights, double t) {
    return with.offset(weights) + t * with.slope(byzantine(weights));
  }

  private double[] watched(double[] weights, double t) {
    return watched.stream().mapToDouble(with -> product(with, weights, t)).toArray();
  }

  /** Returns ⟨r, A⟩ at several t. */
  double[] products(double[] ts) {
    return Arrays.stream(ts).map(this::product).toArray();
  }

  /**
   * Returns ‖A − r‖², after the guard.
   *
   * @param t the place of the attack
   * @return the squared distance at t
   */
  public double squaredDistance(double t) {
    double[] weights = weights(t);
    double[] combination = new double[known.count()];
    int h = line.honest().count();
    for (int i = 0; i < h; i++) {
      combination[i] = weights[i];
    }
    double byzantine = byzantine(weights);
    combination[h] += byzantine * t * line.sign();
    if (line.base() != null) {
      combination[h + 2] += byzantine;
    }
    for (int i = line.workers(); i < weights.length; i++) {
      combination[own + i - line.workers()] += weights[i];
    }
    double before = known.squaredDistancesTo(combination)[h + 1];
    return guard == null ? before : guard.squaredDistance(before, watched(weights, t));
  }
}
