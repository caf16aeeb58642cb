package dev.strategikon.profile;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.LinearMap;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.coordinate.Mean;
import java.util.Arrays;
import java.util.List;

/**
 * A line in m dimensions: one geometry of the honest vectors and of those that span the line gives
 * the geometry that the rule sees at any t, and all inner products.
 */
public final class GeometryLine {
  private final Line line;
  private final Geometry known;
  private final MovingGeometry moving;

  /** ⟨r, x_i⟩ for all that is received, the Byzantine ones at t = 0. */
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

  /** Whether the rule's output is a combination of vectors whose weights geometry decides. */
  static boolean supports(Aggregator rule) {
    return rule.isGeometric() || (rule.columns() instanceof Mean && rule.mixesColumns());
  }

  /** Computes the geometry of a line, in one pass over the data. */
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
    Geometry known = Geometry.of(all, line.compute());
    double[] at = new double[all.count()];
    if (line.base() != null) {
      at[base] = 1;
    }
    double[] along = new double[all.count()];
    along[direction] = line.sign();
    return of(line, known, reference, starts ? previous : -1, at, along);
  }

  /**
   * Places a line in a geometry that is known.
   *
   * @param known the h honest vectors first
   * @param reference which one is r
   * @param previous which one is the last aggregate; −1 if the rule does not start from it
   * @param base b, as weights of the known vectors
   * @param along s·p, as weights of the known vectors
   */
  static GeometryLine of(
      Line line, Geometry known, int reference, int previous, double[] base, double[] along) {
    int h = line.honest().count();
    int[] points = new int[line.workers() + (previous >= 0 ? 1 : 0)];
    Arrays.setAll(points, i -> i < h ? i : i < line.workers() ? -1 : previous);
    MovingGeometry moving = MovingGeometry.of(known, points, base, along);
    double[] products = new double[points.length];
    double productBase = product(known, reference, base);
    for (int i = 0; i < points.length; i++) {
      products[i] = points[i] < 0 ? productBase : known.product(reference, points[i]);
    }
    return new GeometryLine(line, known, moving, products, product(known, reference, along));
  }

  private static double product(Geometry known, int reference, double[] weights) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] == 0 ? 0 : weights[k] * known.product(reference, k);
    }
    return sum;
  }

  /** Returns the other half of the line; costs no pass over the data. */
  GeometryLine reversed() {
    return new GeometryLine(line.reversed(), known, moving.reversed(), products, -productSlope);
  }

  Line line() {
    return line;
  }

  /** Returns the geometry of all that spans the line. */
  Geometry known() {
    return known;
  }

  /** Returns what the server receives, moving with t. */
  public MovingGeometry moving() {
    return moving;
  }

  /** Returns the pre-aggregators. */
  List<PreAggregator> stages() {
    return line.rule().isGeometric() ? line.rule().stages() : line.rule().beforeColumns();
  }

  /** Returns the weights that the rule gives what it receives, the last aggregate included. */
  public double[] weights(double t) {
    Aggregator rule = line.rule();
    Geometry received = moving.at(t);
    if (rule.isGeometric()) {
      return rule.weights(received, line.declared(), line.round());
    }
    LinearMap mixing = mixing(t);
    double[] equal = new double[mixing.outputs()];
    Arrays.fill(equal, 1.0 / equal.length);
    return mixing.combine(equal);
  }

  /** Returns what is done to the vectors before a coordinate rule. */
  LinearMap mixing(double t) {
    return line.rule().mixing(moving.at(t), line.declared(), line.round());
  }

  /** Returns ⟨r, A⟩ at t = 0 for constant weights. */
  double offset(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * products[i];
    }
    return sum;
  }

  /** Returns how ⟨r, A⟩ grows with t for constant weights. */
  double slope(double[] weights) {
    return productSlope == 0 ? 0 : byzantine(weights) * productSlope;
  }

  /** Returns the weight of u. */
  double byzantine(double[] weights) {
    double sum = 0;
    for (int i = line.honest().count(); i < line.workers(); i++) {
      sum += weights[i];
    }
    return sum;
  }

  /** Returns ⟨r, A⟩ at t. */
  public double product(double t) {
    double[] weights = weights(t);
    return offset(weights) + t * slope(weights);
  }

  /** Returns ⟨r, A⟩ at several t. */
  double[] products(double[] ts) {
    return Arrays.stream(ts).map(this::product).toArray();
  }

  /**
   * Returns ‖A − x‖² at t, where x is the line's direction vector p: the honest mean on the line of
   * inner product manipulation.
   *
   * @param target which of the known vectors x is
   */
  public double squaredDistance(double t, int target) {
    double[] weights = weights(t);
    Geometry all = known;
    double[] combination = new double[all.count()];
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
    return all.squaredDistancesTo(combination)[target];
  }

  /** The weight of known vector k in u(t), for lines that were made from data. */
  private double uWeight(int k, double t) {
    int h = line.honest().count();
    return k == h ? t * line.sign() : k == h + 2 && line.base() != null ? 1 : 0;
  }
}
