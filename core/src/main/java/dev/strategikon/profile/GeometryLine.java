package dev.strategikon.profile;

import dev.strategikon.compute.Blocks;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.Weights;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.coordinate.Mean;
import java.util.Arrays;
import java.util.List;

/**
 * A line of attacks in m dimensions. One geometry, of the honest vectors and of the vectors that
 * span the line, gives the geometry that the rule sees at any t, and all inner products. Immutable,
 * and safe for use by several threads.
 */
public final class GeometryLine {
  private final Line line;
  private final Geometry known;
  private final MovingGeometry moving;

  /** ⟨r, x_i⟩ for all received vectors; for the Byzantine ones at t = 0. */
  private final double[] products;

  /** ⟨r, s·p⟩. */
  private final double productSlope;

  private GeometryLine(
      Line line, Geometry known, MovingGeometry moving, double[] products, double productSlope) {
    this.line = line;
    this.known = known;
    this.moving = moving;
    this.products = products;
    this.productSlope = productSlope;
  }

  /**
   * Returns whether the aggregate is a combination of vectors whose weights follow from geometry.
   */
  static boolean supports(Aggregator rule) {
    return rule.isGeometric() || (rule.columns() instanceof Mean && rule.mixesColumns());
  }

  /**
   * Computes the geometry of a line in one pass over the data. Up to one block of coordinates, sums
   * are in double: where u meets a vector, float sums would make a choice that no rule makes.
   *
   * @param line the line
   * @return the line in m dimensions
   */
  public static GeometryLine of(Line line) {
    Gradients all = line.honest().with(line.direction());
    int direction = line.honest().count();
    int reference = all.count();
    all = all.with(line.reference());
    int base = all.count();
    if (line.base() != null) {
      all = all.with(line.base());
    }
    int previous = all.count();
    boolean starts = line.rule().startsFromPrevious();
    if (starts) {
      all = all.with(line.round().start(line.direction().length));
    }
    int dimension = line.compute().shard().dimension(line.direction().length);
    Geometry known =
        dimension <= Blocks.SIZE
            ? Geometry.inDouble(all, line.compute())
            : Geometry.of(all, line.compute());
    double[] at = new double[all.count()];
    if (line.base() != null) {
      at[base] = 1;
    }
    double[] along = new double[all.count()];
    along[direction] = line.sign();
    return of(line, known, reference, starts ? previous : -1, at, along);
  }

  /**
   * Places a line in a geometry.
   *
   * @param known the geometry of the h honest vectors and others after them
   * @param reference the index of r
   * @param previous the index of the last aggregate; −1 if the rule does not start from it
   * @param base b, as weights of the known vectors
   * @param along s·p, as weights of the known vectors
   */
  private static GeometryLine of(
      Line line, Geometry known, int reference, int previous, double[] base, double[] along) {
    int h = line.honest().count();
    int[] points = new int[line.workers() + (previous >= 0 ? 1 : 0)];
    Arrays.setAll(points, i -> i < h ? i : i < line.workers() ? -1 : previous);
    MovingGeometry moving = MovingGeometry.of(known, points, base, along);
    double[] products = new double[points.length];
    double productBase = known.product(reference, base);
    for (int i = 0; i < points.length; i++) {
      products[i] = points[i] < 0 ? productBase : known.product(reference, points[i]);
    }
    return new GeometryLine(line, known, moving, products, known.product(reference, along));
  }

  /** Returns the other half of the line; costs no pass over the data. */
  GeometryLine reversed() {
    return new GeometryLine(line.reversed(), known, moving.reversed(), products, -productSlope);
  }

  /** Returns the line. */
  Line line() {
    return line;
  }

  /** Returns the geometry of the vectors that the server receives, as they move with t. */
  public MovingGeometry moving() {
    return moving;
  }

  /** Returns the pre-aggregators, and the selection before a coordinate rule. */
  List<PreAggregator> stages() {
    return line.rule().isGeometric() ? line.rule().stages() : line.rule().beforeColumns();
  }

  /**
   * Returns the weights of all received vectors, and of the last aggregate after them if the rule
   * starts from it.
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

  /** Returns ⟨r, A⟩ at t = 0 for constant weights. */
  double offset(double[] weights) {
    return Weights.sum(weights, products);
  }

  /** Returns the slope of ⟨r, A⟩ in t for constant weights. */
  double slope(double[] weights) {
    return productSlope == 0 ? 0 : byzantine(weights) * productSlope;
  }

  /** Returns the weight of u, the sum of the Byzantine vectors' weights. */
  double byzantine(double[] weights) {
    double sum = 0;
    for (int i = line.honest().count(); i < line.workers(); i++) {
      sum += weights[i];
    }
    return sum;
  }

  /**
   * Returns ⟨r, A⟩.
   *
   * @param t the place of the attack, of any sign
   * @return ⟨r, A⟩ at t
   */
  public double product(double t) {
    double[] weights = weights(t);
    return offset(weights) + t * slope(weights);
  }

  /** Returns ⟨r, A⟩ at several t. */
  double[] products(double[] ts) {
    return Arrays.stream(ts).map(this::product).toArray();
  }

  /**
   * Returns ‖A − x‖² for one of the known vectors x.
   *
   * @param t the place of the attack
   * @param target the index of x: the honest vectors first, then p, r, and b if it is not the
   *     origin
   * @return the squared distance at t
   */
  public double squaredDistance(double t, int target) {
    double[] weights = weights(t);
    double[] combination = new double[known.count()];
    int h = line.honest().count();
    for (int i = 0; i < h; i++) {
      combination[i] = weights[i];
    }
    double byzantine = byzantine(weights);
    for (int k = 0; k < combination.length; k++) {
      combination[k] += byzantine * uWeight(k, t);
    }
    if (weights.length > line.workers()) {
      combination[combination.length - 1] += weights[line.workers()];
    }
    return known.squaredDistancesTo(combination)[target];
  }

  /** Returns the weight of known vector k in u(t). */
  private double uWeight(int k, double t) {
    int h = line.honest().count();
    return k == h ? t * line.sign() : k == h + 2 && line.base() != null ? 1 : 0;
  }
}
