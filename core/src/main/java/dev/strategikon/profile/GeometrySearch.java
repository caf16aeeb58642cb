package dev.strategikon.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/** The line search against rules whose weights follow from the geometry, in m dimensions. */
final class GeometrySearch {
  /** Evaluations per factor of ten if the weights vary continuously. */
  private static final int PER_DECADE = 40;

  /**
   * The relative distance that the result keeps from the ends of pieces. The best t is often where
   * the rule's choice changes. Rounding to floats, and distances in float arithmetic, must not
   * change the choice.
   */
  private static final double MARGIN = 1e-4;

  private GeometrySearch() {}

  /** Finds the best t of both halves. */
  static LineSearch ofBothHalves(
      GeometryLine geometry, Objective objective, double least, double most) {
    LineSearch best = of(geometry, objective, least, most);
    LineSearch reversed = of(geometry.reversed(), objective, least, most);
    return best.orLower(reversed);
  }

  /** Finds the best t in [least, most]. */
  static LineSearch of(GeometryLine geometry, Objective objective, double least, double most) {
    HalfLine half = half(geometry, objective);
    Optional<WeightPieces> pieces = WeightPieces.of(geometry, least, most);
    if (pieces.isPresent()) {
      return onPieces(pieces.get(), half, objective);
    }
    UnaryOperator<double[]> safe =
        ts -> {
          double[] here = half.values().apply(ts);
          double[] beyond = half.values().apply(scaled(ts, 1 + MARGIN));
          Arrays.setAll(here, k -> Math.max(here[k], beyond[k]));
          return here;
        };
    int count = (int) (PER_DECADE * Math.log10(most / least));
    HalfLine withMargin = new HalfLine(geometry.line(), safe);
    LineSearch coarse = withMargin.best(HalfLine.grid(least, most, count));
    return withMargin.refined(coarse, least, most, count, 10);
  }

  private static HalfLine half(GeometryLine geometry, Objective objective) {
    return new HalfLine(
        geometry.line(),
        ts ->
            Arrays.stream(ts)
                .map(
                    t ->
                        objective == Objective.INNER_PRODUCT
                            ? geometry.product(t)
                            : -geometry.squaredDistance(t))
                .toArray());
  }

  /** On a piece the product is linear and the distance convex, so the best t is at an end. */
  private static LineSearch onPieces(WeightPieces pieces, HalfLine half, Objective objective) {
    if (objective == Objective.DISTANCE) {
      return half.best(pieces.pieces().stream().flatMapToDouble(GeometrySearch::inside).toArray());
    }
    LineSearch best = new LineSearch(half.line(), Double.NaN, Double.NaN, true);
    for (WeightPieces.Piece piece : pieces.pieces()) {
      for (double t : inside(piece).toArray()) {
        LineSearch here = new LineSearch(half.line(), t, piece.offset() + piece.slope() * t, true);
        best = here.isLowerThan(best) ? here : best;
      }
    }
    return best;
  }

  /** Returns three t inside a piece: near both ends, and between. */
  private static DoubleStream inside(WeightPieces.Piece piece) {
    double lo = piece.lo();
    double hi = piece.hi();
    double step = Math.min(MARGIN, (hi / lo - 1) / 4);
    return DoubleStream.of(lo * (1 + step), Math.sqrt(lo) * Math.sqrt(hi), hi / (1 + step));
  }

  private static double[] scaled(double[] ts, double factor) {
    return Arrays.stream(ts).map(t -> t * factor).toArray();
  }
}
