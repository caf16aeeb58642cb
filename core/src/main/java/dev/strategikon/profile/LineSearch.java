package dev.strategikon.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The vector on a line that serves an attacker best, at the cost of less than one aggregation more:
 * in m dimensions for what geometry decides, on a sample of the coordinates for the others.
 *
 * @param line the line, or its other half
 * @param t where on it
 * @param value the objective there, which is to be small: ⟨r, A⟩ or −‖A − r‖²; of a sample, where
 *     only a sample was looked at; NaN where none was needed
 */
public record LineSearch(Line line, double t, double value) {
  /**
   * A look at a sample costs as much as an aggregation of it. There are at most 2·{@value #LOOKS} +
   * 2·{@value #FINER}; with a sample of this share of d they leave room for the rest of the attack.
   */
  private static final int SHARE = 192;

  /** Fewer coordinates say too little, and cost next to nothing. */
  private static final int LEAST_SAMPLE = 256;

  /** Looks of the first grid of a half. */
  private static final int LOOKS = 16;

  /** Looks of a half where geometry decides, and a look is at m × m numbers. */
  private static final int PLACES = 40;

  /** Looks of a finer grid. */
  private static final int FINER = 6;

  /**
   * The best t often lies where the rule's choice changes; what is rounded to floats, with
   * distances in float arithmetic, must not fall over the edge.
   */
  private static final double MARGIN = 1e-4;

  /** A function of t that is known at several t at once. */
  private record Half(Line line, UnaryOperator<double[]> values) {
    /** Returns the first of the lowest; a value that is not a number is never low. */
    LineSearch best(double[] ts) {
      double[] found = values.apply(ts);
      int best = 0;
      for (int k = 1; k < ts.length; k++) {
        if (found[k] < found[best] || Double.isNaN(found[best])) {
          best = k;
        }
      }
      return new LineSearch(line, ts[best], found[best]);
    }

    /** Returns the best of finer grids around the best of one that had so many looks. */
    LineSearch refined(LineSearch coarse, double least, double most, int looks, int rounds) {
      LineSearch best = coarse;
      double factor = Math.pow(most / least, 1.0 / (looks - 1));
      for (int round = 0; round < rounds; round++) {
        double[] ts =
            grid(Math.max(least, best.t() / factor), Math.min(most, best.t() * factor), FINER);
        LineSearch finer = best(ts);
        best = finer.value() < best.value() ? finer : best;
        factor = Math.pow(factor, 0.4);
      }
      return best;
    }
  }

  /** Finds the best vector with t in [least, most]. */
  public static LineSearch of(Line line, Objective objective, double least, double most) {
    return of(line, false, objective, least, most);
  }

  /** Finds the best vector with t in [least, most] on the line or on its other half. */
  public static LineSearch ofBothHalves(Line line, Objective objective, double least, double most) {
    return of(line, true, objective, least, most);
  }

  private static LineSearch of(
      Line line, boolean both, Objective objective, double least, double most) {
    if (GeometryLine.supports(line.rule())) {
      GeometryLine geometry = GeometryLine.of(line);
      return both
          ? byGeometryOfBoth(geometry, objective, least, most)
          : byGeometry(geometry, objective, least, most);
    }
    if (!both && objective == Objective.INNER_PRODUCT && neverIncreases(line)) {
      return new LineSearch(line, most, Double.NaN);
    }
    return byColumns(line, both, objective, least, most);
  }

  /** A monotone rule of columns, against u = −t·r: the larger t, the lower the product. */
  private static boolean neverIncreases(Line line) {
    return !line.rule().mixesColumns()
        && line.rule().columns().isMonotone(line.workers(), line.declared())
        && line.base() == null
        && line.sign() < 0
        && line.direction() == line.reference();
  }

  /** Returns what all attackers send, a new vector of d floats. */
  public float[] vector() {
    return line.vector(t);
  }

  private boolean isLowerThan(LineSearch other) {
    return value < other.value || Double.isNaN(other.value);
  }

  /** A grid finds the better half and about where on it; there all is looked at. */
  private static LineSearch byGeometryOfBoth(
      GeometryLine geometry, Objective objective, double least, double most) {
    double[] coarse = grid(least, most, PLACES);
    LineSearch best = half(geometry, objective).best(coarse);
    GeometryLine other = geometry.reversed();
    LineSearch reversed = half(other, objective).best(coarse);
    boolean turns = reversed.isLowerThan(best);
    double t = turns ? reversed.t() : best.t();
    double factor = Math.pow(most / least, 1.0 / (PLACES - 1));
    return byGeometry(
        turns ? other : geometry,
        objective,
        Math.max(least, t / factor),
        Math.min(most, t * factor));
  }

  private static Half half(GeometryLine geometry, Objective objective) {
    int reference = geometry.line().honest().count() + 1;
    return new Half(
        geometry.line(),
        ts ->
            Arrays.stream(ts)
                .map(
                    t ->
                        objective == Objective.INNER_PRODUCT
                            ? geometry.product(t)
                            : -geometry.squaredDistance(t, reference))
                .toArray());
  }

  private static LineSearch byGeometry(
      GeometryLine geometry, Objective objective, double least, double most) {
    Half whole = half(geometry, objective);
    Optional<WeightPieces> pieces = WeightPieces.of(geometry, least, most);
    if (pieces.isPresent()) {
      return onPieces(pieces.get(), whole, objective);
    }
    UnaryOperator<double[]> safe =
        ts -> {
          double[] here = whole.values().apply(ts);
          double[] beyond = whole.values().apply(scaled(ts, 1 + MARGIN));
          Arrays.setAll(here, k -> Math.max(here[k], beyond[k]));
          return here;
        };
    int looks = (int) (40 * Math.log10(most / least));
    Half half = new Half(geometry.line(), safe);
    return half.refined(half.best(grid(least, most, looks)), least, most, looks, 10);
  }

  /** On a piece the product is linear and the distance convex: the best lies at an end. */
  private static LineSearch onPieces(WeightPieces pieces, Half half, Objective objective) {
    if (objective == Objective.DISTANCE) {
      return half.best(pieces.pieces().stream().flatMapToDouble(LineSearch::inside).toArray());
    }
    LineSearch best = new LineSearch(half.line(), Double.NaN, Double.NaN);
    for (WeightPieces.Piece piece : pieces.pieces()) {
      for (double t : inside(piece).toArray()) {
        LineSearch here = new LineSearch(half.line(), t, piece.offset() + piece.slope() * t);
        best = here.isLowerThan(best) ? here : best;
      }
    }
    return best;
  }

  private static DoubleStream inside(WeightPieces.Piece piece) {
    double lo = piece.lo();
    double hi = piece.hi();
    double step = Math.min(MARGIN, (hi / lo - 1) / 4);
    return DoubleStream.of(lo * (1 + step), Math.sqrt(lo) * Math.sqrt(hi), hi / (1 + step));
  }

  private static double[] scaled(double[] ts, double factor) {
    return Arrays.stream(ts).map(t -> t * factor).toArray();
  }

  private static LineSearch byColumns(
      Line line, boolean both, Objective objective, double least, double most) {
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    int size =
        Math.max(LEAST_SAMPLE, line.compute().shard().dimension(line.direction().length) / SHARE);
    CoordinateSample sample = CoordinateSample.of(line.reference(), size, line.compute());
    Line sampled = sample.of(line);
    Half half = half(line, sampled, sample.weights(), geometry, objective);
    double[] coarse = grid(least, most, LOOKS);
    LineSearch best = half.best(coarse);
    if (both) {
      GeometryLine back = geometry == null ? null : geometry.reversed();
      Half other = half(line.reversed(), sampled.reversed(), sample.weights(), back, objective);
      LineSearch reversed = other.best(coarse);
      if (reversed.isLowerThan(best)) {
        half = other;
        best = reversed;
      }
    }
    return half.refined(best, least, most, LOOKS, 2);
  }

  private static Half half(
      Line line, Line sampled, double[] weights, GeometryLine geometry, Objective objective) {
    float[] reference = sampled.reference();
    ColumnBatch.Measure measure =
        objective == Objective.INNER_PRODUCT
            ? (block, from, to) -> {
              double sum = 0;
              for (int j = from; j < to; j++) {
                sum += weights[j] * reference[j] * block[j - from];
              }
              return sum;
            }
            : (block, from, to) -> {
              double sum = 0;
              for (int j = from; j < to; j++) {
                double difference = (double) block[j - from] - reference[j];
                sum -= weights[j] * difference * difference;
              }
              return sum;
            };
    return new Half(line, new ColumnBatch(sampled, geometry, measure)::at);
  }

  /** A logarithmic grid. */
  private static double[] grid(double least, double most, int count) {
    double[] ts = new double[count];
    for (int k = 0; k < count; k++) {
      ts[k] = Math.min(most, least * Math.pow(most / least, (double) k / (count - 1)));
    }
    return ts;
  }
}
